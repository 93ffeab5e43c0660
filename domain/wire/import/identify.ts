import type { CallPart } from '../../conversation/message.ts';

/**
 * Names the calls of an imported body. The body's own ids are kept, so that they come back as they were; one that is
 * empty or was used before gets another name, and results answer the last call that had it.
 */
export class CallNames {
  readonly #callIds = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** The names of the next call. */
  name(nativeId: string): Pick<CallPart, 'callId' | 'nativeId'> {
    const callId = this.#free(nativeId);
    this.#taken.add(callId);
    this.#callIds.set(nativeId, callId);
    return callId === nativeId ? { callId } : { callId, nativeId };
  }

  /** Takes note of a call that has its names already. */
  know({ callId, nativeId = callId }: Pick<CallPart, 'callId' | 'nativeId'>): void {
    this.#taken.add(callId);
    this.#callIds.set(nativeId, callId);
  }

  /** The call that a result answers; the id itself where there is none. */
  answered(nativeId: string): string {
    return this.#callIds.get(nativeId) ?? nativeId;
  }

  #free(nativeId: string): string {
    if (nativeId !== '' && !this.#taken.has(nativeId)) return nativeId;
    for (let count = 2; ; count += 1) {
      const candidate = `${nativeId === '' ? 'call' : nativeId}_${count}`;
      if (!this.#taken.has(candidate)) return candidate;
    }
  }
}
