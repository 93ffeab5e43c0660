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

/** Which field of a block a delta of this type adds to. */
const fields: Readonly<Record<string, string>> = {
  text_delta: 'text',
  thinking_delta: 'thinking',
  signature_delta: 'signature',
  // https://platform.claude.com/docs/en/build-with-claude/compaction
  compaction_delta: 'content',
};

/**
 * Puts the content blocks of a message together, in the order in which they began. Servers that use an index twice, or
 * none, begin another block with it.
 */
export class BlockCollector {
  readonly #blocks: Block[] = [];
  /** The block that an index stands for now. */
  readonly #open = new Map<unknown, Block>();
  #strays = false;

  get all(): readonly Block[] {
    return this.#blocks;
  }

  /** Content came for a block that never began: some of the answer is lost. */
  get strays(): boolean {
    return this.#strays;
  }

  /** The block that began last under this index. */
  at(index: unknown): Block | undefined {
    return this.#open.get(index);
  }

  /** True when the block brings content already, or is a tool call. */
  start(index: unknown, item: unknown, closed = false): boolean {
    if (!isObject(item)) return false;
    const block = { item: copyOf(item), json: '', closed };
    this.#blocks.push(block);
    this.#open.set(index, block);
    return item['type'] === 'tool_use' || hasText(item['text']) || hasText(item['thinking']);
  }

  /** True when the delta brings content. */
  delta(index: unknown, delta: unknown): boolean {
    if (!isObject(delta)) return false;
    const block = this.#open.get(index);
    const type = textIn(delta['type']);
    if (type === 'citations_delta') return cite(block, delta['citation']);
    const field = type === 'input_json_delta' ? 'partial_json' : fields[type];
    const added = field === undefined ? undefined : delta[field];
    if (field === undefined || typeof added !== 'string') return false;
    if (block === undefined) this.#strays = true;
    else if (field === 'partial_json') block.json += added;
    else append(block.item, field, added);
    return block !== undefined && added !== '';
  }

  stop(index: unknown): void {
    const block = this.#open.get(index);
    if (block !== undefined) block.closed = true;
  }
}

/** What deltas add to is ours, not the caller's event. */
function copyOf(item: Record<string, unknown>): Record<string, unknown> {
  const { citations } = item;
  return Array.isArray(citations) ? { ...item, citations: [...(citations as unknown[])] } : { ...item };
}

function append(item: Record<string, unknown>, field: string, added: string): void {
  const before = item[field];
  item[field] = typeof before === 'string' ? before + added : added;
}

/** A source is no content by itself. */
function cite(block: Block | undefined, citation: unknown): false {
  if (block === undefined || !isObject(citation)) return false;
  const before: unknown = block.item['citations'];
  if (Array.isArray(before)) before.push(citation);
  else block.item['citations'] = [citation];
  return false;
}

function hasText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
