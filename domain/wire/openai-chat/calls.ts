import type { CallPart } from '../../conversation/message.ts';
import { isObject } from '../../json.ts';
import { parseArguments } from '../arguments.ts';

interface Collected {
  readonly callId: string;
  readonly index: unknown;
  id: string;
  name: string;
  arguments: string;
}

/**
 * Puts tool call deltas together, in the order in which the calls began. Servers differ: a new id at a used index is
 * a new call (Ollama labels all of them 0), a blank id or none continues one, the index may be missing or begin at 1,
 * and calls without ids follow each other with nothing but a name to tell them apart.
 */
export class CallCollector {
  readonly #calls: Collected[] = [];
  readonly #mintCallId: () => string;

  constructor(mintCallId: () => string) {
    this.#mintCallId = mintCallId;
  }

  push(delta: Record<string, unknown>): void {
    const part = isObject(delta['function']) ? delta['function'] : {};
    const [id, name] = [textOf(delta['id']), textOf(part['name'])];
    const call =
      this.#find(id, delta['index'] ?? undefined, name) ?? this.#begin(id, delta['index'] ?? undefined);
    if (call.id === '') call.id = id;
    if (call.name === '') call.name = name;
    call.arguments += isObject(part['arguments'])
      ? JSON.stringify(part['arguments'])
      : textOf(part['arguments']);
  }

  get length(): number {
    return this.#calls.length;
  }

  parts(): readonly CallPart[] {
    return this.#calls.map(({ callId, id, name, arguments: text }) => ({
      type: 'call',
      callId,
      ...(id === '' ? {} : { nativeId: id }),
      name,
      arguments: text,
    }));
  }

  /** The call that a delta continues; undefined when it begins a new one. */
  #find(id: string, index: unknown, name: string): Collected | undefined {
    const at = (call: Collected) => index === undefined || call.index === undefined || call.index === index;
    const known = id === '' ? undefined : this.#calls.findLast((call) => call.id === id && at(call));
    if (known !== undefined) return known;
    const last = this.#calls.findLast(at);
    if (last === undefined || (id !== '' && last.id !== '')) return undefined;
    return name !== '' && isWhole(last) ? undefined : last;
  }

  #begin(id: string, index: unknown): Collected {
    const call = { callId: this.#mintCallId(), index, id, name: '', arguments: '' };
    this.#calls.push(call);
    return call;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A name beside a call that has its name and its arguments belongs to the next one. */
function isWhole(call: Collected): boolean {
  return call.name !== '' && call.arguments !== '' && parseArguments(call.arguments) !== undefined;
}
