import { isObject, textIn } from '../../json.ts';

/** One output item as it was streamed. */
export interface Item {
  readonly index: number;
  /** As it was added, then as it was done: its id may change in between. */
  item: Record<string, unknown>;
  /** Its last state was seen: `item` is whole. */
  closed: boolean;
  /** What deltas brought, for an item that never got its end. */
  text: string;
  refusal: string;
  arguments: string;
  reasoning: string;
}

type Field = 'text' | 'refusal' | 'arguments' | 'reasoning';

/** Which item a delta belongs to, and what it adds to. A summary and the thought itself are told the same way. */
const deltas: Readonly<Record<string, readonly [type: string, field: Field]>> = {
  'response.output_text.delta': ['message', 'text'],
  'response.refusal.delta': ['message', 'refusal'],
  'response.function_call_arguments.delta': ['function_call', 'arguments'],
  'response.reasoning_summary_text.delta': ['reasoning', 'reasoning'],
  'response.reasoning_text.delta': ['reasoning', 'reasoning'],
};

/**
 * Puts the output items of a response together, by `output_index` alone: ids may be missing or change on the way, and
 * some items are never added, or never done.
 */
export class ItemCollector {
  readonly #items: Item[] = [];

  /** In the order of the answer. */
  get all(): readonly Item[] {
    return this.#items.toSorted((a, b) => a.index - b.index);
  }

  /** True when the item brings content already, or is a tool call. */
  added(index: unknown, item: unknown): boolean {
    if (!isObject(item)) return false;
    const last = this.#items.findLast((each) => each.index === this.#at(index));
    if (last !== undefined && !last.closed && isSame(last, item)) last.item = item;
    else this.#begin(this.#at(index), item);
    return item['type'] === 'function_call';
  }

  /** True when the event is a delta that brings content. */
  delta(event: Record<string, unknown>): boolean {
    const named = textIn(event['type']);
    const [type, field] = (Object.hasOwn(deltas, named) ? deltas[named] : undefined) ?? [];
    const added = event['delta'];
    if (type === undefined || field === undefined || typeof added !== 'string' || added === '') return false;
    this.#open(event['output_index'], type)[field] += added;
    return true;
  }

  /** The whole text of a call's arguments: it holds also where the item itself never gets done. */
  argumentsDone(index: unknown, text: unknown): void {
    if (typeof text === 'string') this.#open(index, 'function_call').arguments = text;
  }

  /** True when the item is content. */
  done(index: unknown, item: unknown): boolean {
    if (!isObject(item)) return false;
    const known = this.#items.findLast((each) => each.index === this.#at(index));
    const last = known !== undefined && isSame(known, item) ? known : this.#begin(this.#at(index), item);
    last.item = item;
    last.closed = true;
    return ['message', 'function_call', 'reasoning'].includes(textIn(item['type']));
  }

  /** The output in the terminal event stands in for items whose end, or whose all, was not streamed. */
  fill(output: unknown): boolean {
    const streamed = this.all;
    const items: readonly unknown[] = Array.isArray(output) ? output : [];
    return items
      .filter(isObject)
      .map((item, at) => {
        const known = streamed[at];
        if (known === undefined) return this.done((this.all.at(-1)?.index ?? -1) + 1, item);
        return !known.closed && isSame(known, item) && this.done(known.index, item);
      })
      .includes(true);
  }

  #open(index: unknown, type: string): Item {
    const last = this.#items.findLast((each) => each.index === this.#at(index));
    return last?.item['type'] === type ? last : this.#begin(this.#at(index), { type });
  }

  #begin(index: number, item: Record<string, unknown>): Item {
    const begun = { index, item, closed: false, text: '', refusal: '', arguments: '', reasoning: '' };
    this.#items.push(begun);
    return begun;
  }

  /** Without an index, the item that was touched last. */
  #at(index: unknown): number {
    return typeof index === 'number' ? index : (this.#items.at(-1)?.index ?? 0);
  }
}

/** Whether an item's end is the end of this one, not of another one under the same index. */
function isSame({ item, closed }: Item, end: Record<string, unknown>): boolean {
  const [mine, its] = [item['call_id'], end['call_id']];
  const known = mine !== undefined && its !== undefined;
  return item['type'] === end['type'] && (known ? mine === its : !closed || mine === its);
}
