import type { Affinity } from '../../conversation/affinity.ts';
import type { CallPart } from '../../conversation/message.ts';
import { isObject, textIn, type JsonObject } from '../../json.ts';
import { parseArguments } from '../../conversation/arguments.ts';
import { Latest, type Begun } from './latest.ts';
import { Nesting } from './nesting.ts';

interface Collected extends Begun {
  readonly callId: string;
  id: string;
  name: string;
  arguments: string;
  /** Of the arguments. */
  readonly nesting: Nesting;
  /** Whether the arguments, closed, are no object: nothing that follows can mend them. */
  broken: boolean;
  freeform: boolean;
  readonly beside: Record<string, unknown>;
}

/**
 * Puts tool call deltas together, in the order in which the calls began. Servers differ: a new id at a used index is
 * a new call (Ollama labels all of them 0), a blank id or none continues one, the index may be missing or begin at 1,
 * and calls without ids follow each other with nothing but a name to tell them apart.
 */
export class CallCollector {
  readonly #calls: Collected[] = [];
  readonly #latest = new Latest<Collected>();
  readonly #byId = new Map<string, Latest<Collected>>();
  readonly #mintCallId: () => string;

  constructor(mintCallId: () => string) {
    this.#mintCallId = mintCallId;
  }

  push(delta: Readonly<Record<string, unknown>>): void {
    const { index, id: given, type, function: ofFunction, custom: ofCustom, ...beside } = delta;
    const at = index ?? undefined;
    const custom = isObject(ofCustom) ? ofCustom : undefined;
    const called = custom ?? (isObject(ofFunction) ? ofFunction : {});
    const [id, name] = [textIn(given), textIn(called['name'])];
    const call = this.#find(id, at, name) ?? this.#begin(id, at);
    if (call.id === '' && id !== '') this.#identify(call, id);
    if (call.name === '') call.name = name;
    if (custom !== undefined) call.freeform = true;
    const piece = pieceOf(custom === undefined ? called['arguments'] : called['input']);
    call.arguments += piece;
    call.nesting.push(piece);
    Object.assign(call.beside, besides(type, beside));
  }

  get length(): number {
    return this.#calls.length;
  }

  /** What stands beside a call and its function goes back with it, e.g. Gemini's signature. */
  parts(affinity: Affinity): readonly CallPart[] {
    return this.#calls.map(({ callId, id, name, arguments: text, freeform, beside }) => ({
      type: 'call',
      callId,
      ...(id === '' ? {} : { nativeId: id }),
      name,
      arguments: text,
      ...(freeform ? { freeform } : {}),
      ...(Object.keys(beside).length === 0 ? {} : { native: { affinity, item: beside as JsonObject } }),
    }));
  }

  /** The call that a delta continues; undefined when it begins a new one. */
  #find(id: string, index: unknown, name: string): Collected | undefined {
    const known = this.#byId.get(id)?.at(index);
    if (known !== undefined) return known;
    const last = this.#latest.at(index);
    if (last === undefined || (id !== '' && last.id !== '')) return undefined;
    return name !== '' && isWhole(last) ? undefined : last;
  }

  #begin(id: string, index: unknown): Collected {
    const call: Collected = {
      order: this.#calls.length,
      callId: this.#mintCallId(),
      index,
      id: '',
      name: '',
      arguments: '',
      nesting: new Nesting(),
      broken: false,
      freeform: false,
      beside: {},
    };
    this.#calls.push(call);
    this.#latest.set(call);
    if (id !== '') this.#identify(call, id);
    return call;
  }

  #identify(call: Collected, id: string): void {
    call.id = id;
    const known = this.#byId.get(id) ?? new Latest<Collected>();
    known.set(call);
    this.#byId.set(id, known);
  }
}

function pieceOf(value: unknown): string {
  return isObject(value) ? JSON.stringify(value) : textIn(value);
}

/** Ordinary types say nothing that the call doesn't. */
export function besides(
  type: unknown,
  beside: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const told = Object.entries({ type, ...beside }).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  return Object.fromEntries(
    told.filter(
      ([name, value]) => name !== 'type' || (value !== 'function' && value !== 'custom' && value !== ''),
    ),
  );
}

/** A name beside a call that has its name and its arguments belongs to the next one. They are parsed once. */
function isWhole(call: Collected): boolean {
  if (call.name === '' || call.arguments === '' || call.broken || !call.nesting.closed) return false;
  call.broken = parseArguments(call.arguments) === undefined;
  return !call.broken;
}
