import { expectedFirstTokenMs } from '../../domain/health/first-token/sketch.ts';
import type { HealthClass } from '../../domain/health/outcome.ts';
import { becameOverdue, broke, ended, started, type Tally } from '../../domain/health/process/tally.ts';
import type { Facts } from '../../domain/health/target/facts.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { WatchedAttempt } from './health.ts';

export interface Beginning {
  readonly target: TargetId;
  readonly promptTokens: number;
  /** Its first token is overdue after so many times what the prompt's length lets expect. */
  readonly slowLimit: number;
  readonly now: () => number;
  readonly count: (change: (tally: Tally) => Tally) => void;
  /** Why calls leave the target now; undefined: they don't. */
  readonly leaves: () => Facts['state'] | undefined;
  /** Whether another one takes the call. */
  readonly isBetterElsewhere: () => boolean;
}

/** The attempts of this process that wait for their first token. */
export class InFlight {
  readonly #waiting = new Set<Waiting>();

  begin(beginning: Beginning): WatchedAttempt {
    const waiting = new Waiting(beginning, () => this.#waiting.delete(waiting));
    this.#waiting.add(waiting);
    return waiting;
  }

  /** Those that are better off elsewhere leave. */
  evacuate(): void {
    for (const waiting of this.#waiting) waiting.leaveIfBetter();
  }
}

class Waiting implements WatchedAttempt {
  readonly #beginning: Beginning;
  readonly #over: () => void;
  readonly #controller = new AbortController();
  readonly #startedAt: number;
  readonly #expectedMs: number;
  readonly #timer: NodeJS.Timeout;
  #overdue = false;
  #answering = false;
  #ended = false;
  /** It was sent though calls leave the target for this, as a pin, a trickle or a last resort: that is no news to it. */
  #knew: Facts['state'] | undefined;

  constructor(beginning: Beginning, over: () => void) {
    const { count, now, promptTokens, slowLimit } = beginning;
    this.#beginning = beginning;
    this.#over = over;
    this.#startedAt = now();
    this.#expectedMs = expectedFirstTokenMs(promptTokens);
    this.#knew = beginning.leaves();
    count(started);
    this.#timer = setTimeout(() => this.#becomeOverdue(), this.#expectedMs * slowLimit);
    this.#timer.unref();
  }

  get left(): AbortSignal {
    return this.#controller.signal;
  }

  leaveIfBetter(): void {
    const leaves = this.#beginning.leaves();
    if (leaves === this.#knew) return;
    this.#knew = undefined;
    if (leaves !== undefined && !this.#answering && this.#beginning.isBetterElsewhere())
      this.#controller.abort();
  }

  firstToken(): void {
    if (this.#answering || this.#ended) return;
    this.#answering = true;
    const ratio = (this.#beginning.now() - this.#startedAt) / this.#expectedMs;
    this.#settle({ outcome: 'answered', ratio: Math.max(ratio, 0.001) });
  }

  ended(outcome: 'answered' | HealthClass, retryAfterMs = 0): void {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#answering) {
      if (outcome === 'error' || outcome === 'timeout')
        this.#beginning.count((tally) => broke(tally, this.#beginning.now()));
      return;
    }
    this.#settle({ outcome, retryAfterMs });
  }

  #settle(end: { outcome: 'answered' | HealthClass; ratio?: number; retryAfterMs?: number }): void {
    clearTimeout(this.#timer);
    this.#over();
    const { count, now } = this.#beginning;
    count((tally) => ended(tally, { ...end, overdue: this.#overdue }, now()));
  }

  #becomeOverdue(): void {
    this.#overdue = true;
    const { count, now } = this.#beginning;
    count((tally) => becameOverdue(tally, now()));
  }
}
