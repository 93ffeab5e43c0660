import { isObject, textIn, type JsonObject } from '../../json.ts';
import { reasoningFields } from './reasoning.ts';

/** What a delta says; empty where it says nothing. */
export interface Words {
  readonly text: string;
  readonly refusal: string;
  readonly reasoning: string;
  /** The name under which the server tells its reasoning: it wants it back under the same. Undefined for none. */
  readonly reasoningField: string | undefined;
  /** Images that the model drew. https://openrouter.ai/docs/features/multimodal/image-generation */
  readonly images: readonly JsonObject[];
  /** Parts of the content that are of no kind we know. */
  readonly unknown: readonly JsonObject[];
}

const known = ['text', 'thinking', 'refusal', 'image_url'];

export function wordsOf(delta: Readonly<Record<string, unknown>>): Words {
  const reasoningField = reasoningFields.find((name) => textIn(delta[name]) !== '');
  const content = delta['content'];
  const blocks = blocksIn(content);
  return {
    text: typeof content === 'string' ? content : wordsIn(blocks, 'text'),
    refusal: textIn(delta['refusal']) || wordsIn(blocks, 'refusal'),
    reasoning: reasoningField === undefined ? wordsIn(blocks, 'thinking') : textIn(delta[reasoningField]),
    reasoningField,
    images: [...blocks, ...blocksIn(delta['images'])].filter(({ type }) => type === 'image_url'),
    unknown: blocks.filter(({ type }) => !known.includes(textIn(type))),
  };
}

function blocksIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? (value as unknown[]).filter(isObject).map((each) => each as JsonObject) : [];
}

/**
 * The words of a list's blocks of one type: Mistral sends content as a list when it thinks, and its thoughts as a list
 * within it. https://docs.mistral.ai/capabilities/reasoning
 */
export function wordsIn(blocks: readonly Readonly<Record<string, unknown>>[], type: string): string {
  return blocks
    .filter((block) => block['type'] === type)
    .map((block) => textIn(block[type]) || wordsIn(blocksIn(block[type]), 'text'))
    .join('');
}
