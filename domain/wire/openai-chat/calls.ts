import type { CallPart } from '../../conversation/message.ts';
import { isObject } from '../../json.ts';

interface Collected {
  readonly callId: string;
  readonly index: unknown;
  id: string;
  name: string;
  arguments: string;
}

/**
 * Puts tool call deltas together, in the order in which the calls began. Servers differ: a new id at a used index is
 * a new call (Ollama labels all of them 0), a blank id or none continues one, the index may be missing or begin at 1.
 */
export class CallCollector {
  readonly #calls: Collected[] = [];
  readonly #mintCallId: () => string;

  constructor(mintCallId: () => string) {
    this.#mintCallId = mintCallId;
  }

  push(delta: Record<string, unknown>): void {
    const id = typeof delta['id'] === 'string' ? delta['id'] : '';
    const part = isObject(delta['function']) ? delta['function'] : {};
    const call = this.#find(id, delta['index']) ?? this.#begin(id, delta['index']);
    if (call.name === '' && typeof part['name'] === 'string') call.name = part['name'];
    if (typeof part['arguments'] === 'string') call.arguments += part['arguments'];
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

  #find(id: string, index: unknown): Collected | undefined {
    if (id !== '') return this.#calls.find((call) => call.id === id);
    if (index === undefined) return this.#calls.at(-1);
    return this.#calls.findLast((call) => call.index === index);
  }

  #begin(id: string, index: unknown): Collected {
    const call = { callId: this.#mintCallId(), index, id, name: '', arguments: '' };
    this.#calls.push(call);
    return call;
  }
}
