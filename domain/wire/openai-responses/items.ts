import { isObject, textIn } from '../../json.ts';
import { textStreams, type StreamedText, type TextStream } from './text-streams.ts';

/** One output item as it was streamed. */
export interface Item {
  readonly index: number;
  /** As it was added, then as it was done: its id may change in between. */
  item: Record<string, unknown>;
  /** Its last state was seen: `item` is whole. */
  closed: boolean;
  /** A call's arguments were told to be whole. */
  ended: boolean;
  /** What came for it piece by piece, for an item that never got its end. */
  readonly streamed: Map<string, StreamedText>;
}

/** Items whose beginning or end is content by itself. */
const calls = ['function_call', 'custom_tool_call'];
const contents = ['message', 'reasoning', ...calls];

/**
 * Puts the output items of a response together, by `output_index` alone: ids may be missing or change on the way, and
 * some items are never added, or never done.
 */
export class ItemCollector {
  readonly #items: Item[] = [];
  /** The last one of each index. */
  readonly #latest = new Map<number, Item>();

  /** In the order of the answer. */
  get all(): readonly Item[] {
    return this.#items.toSorted((a, b) => a.index - b.index);
  }

  /** The item that began last under this index. */
  at(index: unknown): Item | undefined {
    return this.#latest.get(this.#at(index));
  }

  /** True when the item is a tool call. */
  added(index: unknown, item: unknown): boolean {
    if (!isObject(item)) return false;
    const last = this.#latest.get(this.#at(index));
    if (last !== undefined && !last.closed && isSame(last, item)) last.item = item;
    else this.#begin(this.#at(index), item);
    return calls.includes(textIn(item['type']));
  }

  /** True when the event adds to an item. */
  delta(event: Record<string, unknown>): boolean {
    const stream = streamOf(event, '.delta');
    const added = event['delta'];
    if (stream === undefined || typeof added !== 'string' || added === '') return false;
    this.#textOf(stream, event).text += added;
    return true;
  }

  /** The whole of a text: it holds also where the item itself never gets done. */
  textDone(event: Record<string, unknown>): void {
    const stream = streamOf(event, '.done');
    const text = stream === undefined ? undefined : event[stream.field];
    if (stream === undefined || typeof text !== 'string') return;
    this.#textOf(stream, event).text = text;
    if (stream.list === undefined) this.#open(event['output_index'], stream.item).ended = true;
  }

  /** A source for the text that it stands in. */
  annotated(event: Record<string, unknown>): void {
    const stream = textStreams['response.output_text'];
    if (stream !== undefined && isObject(event['annotation']))
      this.#textOf(stream, event).annotations.push(event['annotation']);
  }

  /** True when the item is content. */
  done(index: unknown, item: unknown): boolean {
    if (!isObject(item)) return false;
    const known = this.#latest.get(this.#at(index));
    const last = known !== undefined && isSame(known, item) ? known : this.#begin(this.#at(index), item);
    last.item = item;
    last.closed = true;
    return contents.includes(textIn(item['type']));
  }

  /** The output in the terminal event stands in for items whose end, or whose all, was not streamed. */
  fill(output: unknown): boolean {
    const streamed = this.all;
    const next = (streamed.at(-1)?.index ?? -1) + 1;
    const items: readonly unknown[] = Array.isArray(output) ? output : [];
    return items
      .filter(isObject)
      .map((item, at) => {
        const known = streamed[at];
        if (known === undefined) return this.done(next + at - streamed.length, item);
        if (known.closed || !isSame(known, item)) return false;
        known.item = item;
        known.closed = true;
        return contents.includes(textIn(item['type']));
      })
      .includes(true);
  }

  #textOf(stream: TextStream, event: Record<string, unknown>): StreamedText {
    const { streamed } = this.#open(event['output_index'], stream.item);
    const at = stream.list === undefined ? 0 : numberIn(event[stream.index]);
    const key = `${stream.field} ${stream.list} ${at}`;
    const known = streamed.get(key);
    if (known !== undefined) return known;
    const begun: StreamedText = { stream, at, text: '', annotations: [] };
    streamed.set(key, begun);
    return begun;
  }

  #open(index: unknown, type: string): Item {
    const last = this.#latest.get(this.#at(index));
    return last?.item['type'] === type ? last : this.#begin(this.#at(index), { type });
  }

  #begin(index: number, item: Record<string, unknown>): Item {
    const begun: Item = { index, item, closed: false, ended: false, streamed: new Map() };
    this.#items.push(begun);
    this.#latest.set(index, begun);
    return begun;
  }

  /** Without an index, the item that began last. */
  #at(index: unknown): number {
    return typeof index === 'number' ? index : (this.#items.at(-1)?.index ?? 0);
  }
}

/** A made-up type may be the name of something that every object has. */
function streamOf(event: Record<string, unknown>, suffix: string): TextStream | undefined {
  const type = textIn(event['type']);
  if (!type.endsWith(suffix)) return undefined;
  const stem = type.slice(0, -suffix.length);
  return Object.hasOwn(textStreams, stem) ? textStreams[stem] : undefined;
}

function numberIn(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** Whether an item's end is the end of this one, not of another one under the same index. */
function isSame({ item, closed }: Item, end: Record<string, unknown>): boolean {
  const [mine, its] = [item['call_id'], end['call_id']];
  const known = mine !== undefined && its !== undefined;
  return item['type'] === end['type'] && (known ? mine === its : !closed || mine === its);
}
