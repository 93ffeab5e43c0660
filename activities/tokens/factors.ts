import { firstFactor, nextFactor, type TokenSample } from '../../domain/cost/token-factor.ts';
import type { TargetId } from '../../domain/route/target.ts';

/** What this worker has learned of each target's tokenizer. It decides who is asked, never what is sent. */
export class TokenFactors {
  readonly #learned = new Map<TargetId, number>();

  /** The target's own tokens for each one that o200k counts. */
  of(target: TargetId, format: string): number {
    return this.#learned.get(target) ?? firstFactor(format);
  }

  learn(target: TargetId, format: string, sample: TokenSample): void {
    this.#learned.set(target, nextFactor(this.of(target, format), sample));
  }
}
