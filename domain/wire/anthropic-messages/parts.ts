import type { Affinity } from '../../conversation/affinity.ts';
import type { AssistantPart, CallPart, CompactionPart, TextPart } from '../../conversation/message.ts';
import { isObject, textIn, type Json } from '../../json.ts';
import type { Block } from './blocks.ts';
import { citationsIn } from './citations.ts';
import { hostedPart, isHosted } from './hosted.ts';

/** Whose blocks they are, and what their calls are named. */
export interface PartOptions {
  readonly affinity: Affinity;
  /** The `callId` of a call with this id of the vendor's, empty for none; `nativeId` where it is another one. */
  readonly identify: (nativeId: string) => Pick<CallPart, 'callId' | 'nativeId'>;
  /** Calls that the vendor has settled itself: they are no calls of ours. */
  readonly settled: ReadonlySet<string>;
}

type Item = Readonly<Record<string, unknown>>;

/**
 * A block as a neutral part. What a signature may cover keeps the vendor's block beside it, and so does a block of a
 * type we don't know.
 */
export function partOf({ item, json }: Block, options: PartOptions): AssistantPart {
  const { affinity } = options;
  const native = { affinity, item: item as Json };
  switch (item['type']) {
    case 'text':
      return textPart(item, affinity);
    case 'tool_use':
      if (options.settled.has(textIn(item['id']))) return { ...hostedPart(item, affinity), half: 'call' };
      return callPart(item, json, options);
    case 'thinking': {
      const text = textIn(item['thinking']);
      return { type: 'reasoning', text, ...(textIn(item['signature']) === '' ? {} : { native }) };
    }
    case 'redacted_thinking':
      return { type: 'reasoning', text: '', native };
    case 'compaction':
      return compactionPart(item, affinity);
    default:
      return isHosted(item) ? hostedPart(item, affinity) : { type: 'opaque', native };
  }
}

function textPart(item: Item, affinity: Affinity): TextPart {
  const citations = citationsIn(item['citations']);
  const text = textIn(item['text']);
  return citations.length === 0
    ? { type: 'text', text }
    : { type: 'text', text, citations, native: { affinity, item: item as Json } };
}

function callPart(item: Item, json: string, { affinity, identify }: PartOptions): CallPart {
  const { caller, toolset_name: toolset } = item;
  const beside = {
    ...(isObject(caller) && caller['type'] !== 'direct' ? { caller } : {}),
    ...(typeof toolset === 'string' ? { toolset_name: toolset } : {}),
  };
  return {
    type: 'call',
    ...identify(textIn(item['id'])),
    name: textIn(item['name']),
    arguments: json === '' ? JSON.stringify(item['input'] ?? {}) : json,
    ...(Object.keys(beside).length === 0 ? {} : { native: { affinity, item: beside as Json } }),
  };
}

function compactionPart(item: Item, affinity: Affinity): CompactionPart {
  const { content } = item;
  return {
    type: 'compaction',
    ...(typeof content === 'string' ? { text: content } : {}),
    native: { affinity, item: item as Json },
  };
}

/** The ids of calls whose results stand in the same message: the vendor has settled them. */
export function settledCalls(blocks: readonly Item[]): ReadonlySet<string> {
  return new Set(blocks.map((item) => textIn(item['tool_use_id'])).filter((id) => id !== ''));
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
