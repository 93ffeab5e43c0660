import type { AssistantPart } from '../../conversation/message.ts';
import { isObject, type Json } from '../../json.ts';
import type { ReaderOptions } from '../format.ts';

interface Block {
  /** The vendor's block, with what its deltas added. */
  readonly item: Record<string, unknown>;
  /** `input_json_delta`s; empty when the whole input came with the start. */
  json: string;
}

/** Which field of a block a delta of this type adds to. */
const fields: Readonly<Record<string, string>> = {
  text_delta: 'text',
  thinking_delta: 'thinking',
  signature_delta: 'signature',
};

/** Puts the content blocks of a message together. */
export class BlockCollector {
  readonly #blocks = new Map<unknown, Block>();
  readonly #options: ReaderOptions;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** True when the block brings content already, or is a tool call. */
  start(index: unknown, item: unknown): boolean {
    if (!isObject(item)) return false;
    this.#blocks.set(index, { item: { ...item }, json: '' });
    return item['type'] === 'tool_use' || (typeof item['text'] === 'string' && item['text'] !== '');
  }

  delta(index: unknown, delta: unknown): boolean {
    const block = this.#blocks.get(index);
    if (block === undefined || !isObject(delta)) return false;
    if (delta['type'] === 'input_json_delta' && typeof delta['partial_json'] === 'string') {
      block.json += delta['partial_json'];
      return true;
    }
    const field = fields[String(delta['type'])];
    const added = field === undefined ? undefined : delta[field];
    if (field === undefined || typeof added !== 'string') return false;
    const before = block.item[field];
    block.item[field] = `${typeof before === 'string' ? before : ''}${added}`;
    return true;
  }

  parts(): readonly AssistantPart[] {
    return [...this.#blocks.values()].map((block) => this.#part(block));
  }

  #part({ item, json }: Block): AssistantPart {
    const text = (name: string) => (typeof item[name] === 'string' ? item[name] : '');
    switch (item['type']) {
      case 'text':
        return { type: 'text', text: text('text') };
      case 'tool_use':
        return {
          type: 'call',
          callId: this.#options.mintCallId(),
          ...(text('id') === '' ? {} : { nativeId: text('id') }),
          name: text('name'),
          arguments: json === '' ? JSON.stringify(item['input'] ?? {}) : json,
        };
      case 'thinking':
        return { type: 'reasoning', text: text('thinking'), native: this.#native(item) };
      case 'redacted_thinking':
        return { type: 'reasoning', text: '', native: this.#native(item) };
      default:
        return { type: 'opaque', native: this.#native(item) };
    }
  }

  #native(item: Record<string, unknown>) {
    return { affinity: this.#options.affinity, item: item as Json };
  }
}
