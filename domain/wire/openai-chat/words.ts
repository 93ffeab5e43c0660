import { isObject } from '../../json.ts';

/** What a delta says; empty texts where it says nothing. */
export interface Words {
  readonly text: string;
  readonly refusal: string;
  readonly reasoning: string;
  /** The name under which the server tells its reasoning: it wants it back under the same. */
  readonly reasoningField: string | undefined;
}

/** https://api-docs.deepseek.com/guides/thinking_mode and https://openrouter.ai/docs/use-cases/reasoning-tokens */
const reasoningFields = ['reasoning_content', 'reasoning'];

export function wordsOf(delta: Record<string, unknown>): Words {
  const reasoningField = reasoningFields.find((name) => textOf(delta[name]) !== '');
  const content = delta['content'];
  return {
    text: Array.isArray(content) ? (content as unknown[]).map(blockText).join('') : textOf(content),
    refusal: textOf(delta['refusal']),
    reasoning: reasoningField === undefined ? '' : textOf(delta[reasoningField]),
    reasoningField,
  };
}

/** Mistral sends content as a list when it thinks: https://docs.mistral.ai/capabilities/reasoning */
function blockText(block: unknown): string {
  return isObject(block) && block['type'] === 'text' ? textOf(block['text']) : '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
