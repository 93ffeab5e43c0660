import type { ParsedOrder } from './parse-order.ts';

interface Standing extends ParsedOrder {
  readonly id: string;
  readonly expiresAt: number;
  toSkip: number;
  left: number;
}

/** The orders in force at one provider, oldest first. */
export class FaultDesk {
  readonly #standing = new Map<string, Standing>();

  add(id: string, parsed: ParsedOrder, now: number): void {
    const { times = Infinity, after = 0, forMs = Infinity } = parsed.order;
    this.#standing.set(id, { ...parsed, id, expiresAt: now + forMs, toSkip: after, left: times });
  }

  clear(): void {
    this.#standing.clear();
  }

  /** The first order that replaces the response to a request, counted as one strike. */
  takeFirst(
    model: string | null,
    now: number,
    applies: (parsed: ParsedOrder) => boolean,
  ): ParsedOrder | undefined {
    return this.#matching(model, now, applies).find((standing) => this.#strike(standing));
  }

  /** All orders that shape the response to a request, each counted as one strike. */
  takeAll(model: string | null, now: number, applies: (parsed: ParsedOrder) => boolean): ParsedOrder[] {
    return this.#matching(model, now, applies).filter((standing) => this.#strike(standing));
  }

  #matching(model: string | null, now: number, applies: (parsed: ParsedOrder) => boolean): Standing[] {
    for (const { id, expiresAt } of this.#standing.values()) {
      if (now >= expiresAt) this.#standing.delete(id);
    }
    return [...this.#standing.values()].filter((standing) => {
      const wanted = standing.order.match?.model;
      return (wanted === undefined || wanted === model) && applies(standing);
    });
  }

  #strike(standing: Standing): boolean {
    if (standing.toSkip > 0) {
      standing.toSkip -= 1;
      return false;
    }
    standing.left -= 1;
    if (standing.left <= 0) this.#standing.delete(standing.id);
    return true;
  }
}
