import { isObject } from '../../json.ts';

/** What a delta says; empty texts where it says nothing. */
export interface Words {
  readonly text: string;
  readonly refusal: string;
  readonly reasoning: string;
  /** The name under which the server tells its reasoning: it wants it back under the same. Undefined for none. */
  readonly reasoningField: string | undefined;
}

/** https://api-docs.deepseek.com/guides/thinking_mode and https://openrouter.ai/docs/use-cases/reasoning-tokens */
const reasoningFields = ['reasoning_content', 'reasoning'];

export function wordsOf(delta: Record<string, unknown>): Words {
  const reasoningField = reasoningFields.find((name) => textOf(delta[name]) !== '');
  const content = delta['content'];
  return {
    text: textIn(content, 'text'),
    refusal: textOf(delta['refusal']),
    reasoning:
      reasoningField !== undefined
        ? textOf(delta[reasoningField])
        : Array.isArray(content)
          ? textIn(content, 'thinking')
          : '',
    reasoningField,
  };
}

/**
 * Text, or the text of a list's blocks of one type: Mistral sends content as a list when it thinks, and its thoughts as
 * a list within it. https://docs.mistral.ai/capabilities/reasoning
 */
function textIn(content: unknown, type: 'text' | 'thinking'): string {
  if (!Array.isArray(content)) return textOf(content);
  const blocks = (content as unknown[]).filter(isObject).filter((block) => block['type'] === type);
  return blocks.map((block) => textIn(block[type], 'text')).join('');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
