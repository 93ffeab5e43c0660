import type { ParsedOrder } from './parse-order.ts';
import { Reach } from './reach.ts';

interface Standing extends ParsedOrder {
  readonly id: string;
  readonly expiresAt: number;
  readonly reach: Reach;
}

/** The orders in force at one provider, oldest first. */
export class FaultDesk {
  readonly #standing = new Map<string, Standing>();

  add(id: string, parsed: ParsedOrder, now: number): void {
    const { forMs = Infinity } = parsed.order;
    this.#standing.set(id, { ...parsed, id, expiresAt: now + forMs, reach: new Reach(parsed.order) });
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
    return this.#matching(model, now, applies).find((standing) => this.#strikes(standing, now));
  }

  /** All orders that shape the response to a request, each counted as one strike. */
  takeAll(model: string | null, now: number, applies: (parsed: ParsedOrder) => boolean): ParsedOrder[] {
    return this.#matching(model, now, applies).filter((standing) => this.#strikes(standing, now));
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

  #strikes({ id, reach }: Standing, now: number): boolean {
    const strikes = reach.strikes(now);
    if (reach.isSpent) this.#standing.delete(id);
    return strikes;
  }
}
