import type { Extent } from './order.ts';

const burstMs = 1000;
/** A sum of shares falls short of a whole by a rounding error. */
const roundingError = 1e-9;

/** Decides, one matching request after another, which of them an order strikes. */
export class Reach {
  readonly #extent: Extent;
  #left: number;
  #toSkip: number;
  #counted = 0;
  /** When all requests let pass so far would have been served at the rate of `aboveRps`. */
  #servedAt = 0;
  #brokenUntil = 0;

  constructor(extent: Extent) {
    this.#extent = extent;
    this.#left = extent.times ?? Infinity;
    this.#toSkip = extent.after ?? 0;
  }

  /** It strikes nothing more. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }

  strikes(now: number): boolean {
    if (this.#toSkip > 0) {
      this.#toSkip -= 1;
      return false;
    }
    if (!this.#exceeds(now) || !this.#isInShare()) return false;
    this.#left -= 1;
    return true;
  }

  /** https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm */
  #exceeds(now: number): boolean {
    const { aboveRps, breaksForMs = 0 } = this.#extent;
    if (aboveRps === undefined || now < this.#brokenUntil) return true;
    const from = Math.max(now, this.#servedAt);
    if (from - now > burstMs) {
      this.#brokenUntil = now + breaksForMs;
      return true;
    }
    this.#servedAt = from + 1000 / aboveRps;
    return false;
  }

  #isInShare(): boolean {
    const { share = 1 } = this.#extent;
    const before = Math.floor(this.#counted * share + roundingError);
    this.#counted += 1;
    return Math.floor(this.#counted * share + roundingError) > before;
  }
}
