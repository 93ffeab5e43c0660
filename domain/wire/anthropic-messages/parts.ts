import type { Affinity } from '../../conversation/affinity.ts';
import type { AssistantPart, Native } from '../../conversation/message.ts';
import type { Json } from '../../json.ts';
import type { Block } from './blocks.ts';

/** Whose blocks they are, and where fresh call ids come from. */
export interface PartOptions {
  readonly affinity: Affinity;
  readonly mintCallId: () => string;
}

/**
 * A block as a neutral part. Thinking keeps the vendor's block, because its signature covers it byte for byte; so does
 * a block of a type we don't know.
 */
export function partOf({ item, json }: Block, { affinity, mintCallId }: PartOptions): AssistantPart {
  const text = (name: string) => (typeof item[name] === 'string' ? item[name] : '');
  const native: Native = { affinity, item: item as Json };
  switch (item['type']) {
    case 'text':
      return { type: 'text', text: text('text') };
    case 'tool_use':
      return {
        type: 'call',
        callId: mintCallId(),
        ...(text('id') === '' ? {} : { nativeId: text('id') }),
        name: text('name'),
        arguments: json === '' ? JSON.stringify(item['input'] ?? {}) : json,
      };
    case 'thinking':
      return { type: 'reasoning', text: text('thinking'), ...(text('signature') === '' ? {} : { native }) };
    case 'redacted_thinking':
      return { type: 'reasoning', text: '', native };
    default:
      return { type: 'opaque', native };
  }
}

/**
 * Adds what the vendor streamed as JSON text to blocks that keep their own shape (hosted tools' calls do).
 * Undefined when that text is not JSON.
 */
export function withInput(block: Block): Block | undefined {
  if (block.json === '' || block.item['type'] === 'tool_use') return block;
  try {
    const input: unknown = JSON.parse(block.json);
    return { ...block, item: { ...block.item, input } };
  } catch {
    return undefined;
  }
}
