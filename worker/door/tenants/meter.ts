import type { TenantConfig } from '../../config/config.ts';
import { Refusal } from '../refusal/refusal.ts';

/** A caller over its limit of requests at the same time may ask again after this time, in ms. */
const busyMs = 1000;

/** What a tenant uses now, and what it has spent: in the memory of one door. */
export class Meter {
  readonly #limits: Pick<TenantConfig, 'budget' | 'concurrency'>;
  readonly #now: () => number;
  #running = 0;
  /** Oldest first. */
  #spent: { readonly at: number; readonly usd: number; readonly run: string }[] = [];

  constructor(limits: Pick<TenantConfig, 'budget' | 'concurrency'>, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /**
   * Takes a place, until the returned function is called with what the run cost, in USD. A run that is asked for again
   * by its id is paid once.
   * @throws Refusal `TooMany` or `BudgetSpent`
   */
  enter(run: string): (usd: number) => void {
    const { concurrency = Infinity, budget } = this.#limits;
    if (this.#running >= concurrency)
      throw new Refusal(
        'TooMany',
        `${concurrency} requests are under way, and no more are allowed at a time`,
        {
          retryAfterMs: busyMs,
        },
      );
    if (budget !== undefined) this.#checkBudget(budget);
    this.#running += 1;
    let open = true;
    return (usd) => {
      if (!open) return;
      open = false;
      this.#running -= 1;
      if (usd > 0 && budget !== undefined && !this.#isPaid(run, usd))
        this.#spent.push({ at: this.#now(), usd, run });
    };
  }

  /** Another end of the same id, after a failed one, has another cost. */
  #isPaid(run: string, usd: number): boolean {
    return this.#spent.some((each) => each.run === run && each.usd === usd);
  }

  #checkBudget({ usd, perMs }: NonNullable<TenantConfig['budget']>): void {
    const now = this.#now();
    this.#spent = this.#spent.filter(({ at }) => at > now - perMs);
    let over = this.#spent.reduce((sum, each) => sum + each.usd, 0) - usd;
    if (over < 0) return;
    // It opens again when so much has become old that the rest is below the budget.
    const opens = this.#spent.find((each) => (over -= each.usd) < 0);
    throw new Refusal('BudgetSpent', `The budget of ${usd} USD is spent`, {
      retryAfterMs: (opens?.at ?? now) + perMs - now,
    });
  }
}
