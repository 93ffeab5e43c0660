import type { ThroughputFloor } from '../../domain/route/route.ts';

const charactersPerToken = 4;

/** Measures how fast an answer comes, from its first token on. Times are in ms, of any one clock. */
export class Throughput {
  readonly #floor: ThroughputFloor;
  readonly #startedAt: number;
  #came: { readonly at: number; readonly characters: number }[] = [];

  constructor(floor: ThroughputFloor, startedAt: number) {
    this.#floor = floor;
    this.#startedAt = startedAt;
  }

  add(characters: number, at: number): void {
    this.#came.push({ at, characters });
  }

  /** Tokens a second over the window that ends at `now`. */
  rate(now: number): number {
    const from = Math.max(this.#startedAt, now - this.#floor.windowMs);
    this.#came = this.#came.filter(({ at }) => at >= from);
    const characters = this.#came.reduce((sum, each) => sum + each.characters, 0);
    return characters / charactersPerToken / ((now - from) / 1000);
  }

  isTooLow(now: number): boolean {
    return now - this.#startedAt >= this.#floor.afterMs && this.rate(now) < this.#floor.tokensPerSecond;
  }
}
