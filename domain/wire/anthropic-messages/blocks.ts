import { isObject, textIn } from '../../json.ts';

/** One content block as it was streamed. */
export interface Block {
  /** The vendor's block, with what its deltas added. */
  readonly item: Record<string, unknown>;
  /** `input_json_delta`s; empty when the whole input came with the start. */
  json: string;
  /** Ended: nothing of it is missing. */
  closed: boolean;
}

/** Which field of a block a delta of this type adds to; citations have no place in a neutral part. */
const fields: Readonly<Record<string, string>> = {
  text_delta: 'text',
  thinking_delta: 'thinking',
  signature_delta: 'signature',
};

/** Puts the content blocks of a message together, in the order in which they began. */
export class BlockCollector {
  readonly #blocks = new Map<unknown, Block>();
  #strays = false;

  get all(): readonly Block[] {
    return [...this.#blocks.values()];
  }

  /** Content came for a block that never began: some of the answer is lost. */
  get strays(): boolean {
    return this.#strays;
  }

  /** True when the block brings content already, or is a tool call. */
  start(index: unknown, item: unknown, closed = false): boolean {
    if (!isObject(item)) return false;
    this.#blocks.set(index, { item: { ...item }, json: '', closed });
    return item['type'] === 'tool_use' || hasText(item['text']) || hasText(item['thinking']);
  }

  /** True when the delta brings content. */
  delta(index: unknown, delta: unknown): boolean {
    if (!isObject(delta)) return false;
    const block = this.#blocks.get(index);
    const field = delta['type'] === 'input_json_delta' ? 'partial_json' : fields[textIn(delta['type'])];
    const added = field === undefined ? undefined : delta[field];
    if (field === undefined || typeof added !== 'string') return false;
    if (block === undefined) this.#strays = true;
    else if (field === 'partial_json') block.json += added;
    else append(block.item, field, added);
    return block !== undefined && added !== '';
  }

  stop(index: unknown): void {
    const block = this.#blocks.get(index);
    if (block !== undefined) block.closed = true;
  }
}

function append(item: Record<string, unknown>, field: string, added: string): void {
  const before = item[field];
  item[field] = typeof before === 'string' ? before + added : added;
}

function hasText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
