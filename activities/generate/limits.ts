import type { AttemptLimits } from '../../domain/route/route.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';

type Timer = 'connect' | 'firstToken' | 'idle' | 'total';

/**
 * Patience with one attempt: aborts the request when one of the limits has passed, and remembers which, because an
 * aborted SDK stream ends as if nothing had happened.
 */
export class Watch {
  readonly #controller = new AbortController();
  readonly #limits: AttemptLimits;
  readonly #timers = new Map<Timer, NodeJS.Timeout>();
  #expired: Timer | undefined;

  constructor(limits: AttemptLimits, cancelled: AbortSignal) {
    this.#limits = limits;
    cancelled.addEventListener('abort', () => this.#controller.abort(), { once: true });
    if (cancelled.aborted) this.#controller.abort();
    this.#start('connect', limits.connectMs);
    this.#start('firstToken', limits.firstTokenMs);
    this.#start('total', limits.totalMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  headersArrived(): void {
    this.#stop('connect');
  }

  /** Content has come; signs of life without content don't count. */
  progressed(): void {
    this.#stop('firstToken');
    this.#start('idle', this.#limits.idleMs);
  }

  /** What ended the attempt, if it was one of the limits. */
  verdict(): FailureSignal | undefined {
    if (this.#expired === undefined) return undefined;
    const after = this.#limits[`${this.#expired}Ms`];
    return { at: 'timer', code: this.#expired, message: `limits.${this.#expired} of ${after} ms has passed` };
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #start(timer: Timer, ms: number): void {
    const running = this.#timers.get(timer);
    if (running !== undefined) {
      running.refresh();
      return;
    }
    this.#timers.set(
      timer,
      setTimeout(() => this.#expire(timer), ms),
    );
  }

  #stop(timer: Timer): void {
    clearTimeout(this.#timers.get(timer));
    this.#timers.delete(timer);
  }

  #expire(timer: Timer): void {
    this.#expired ??= timer;
    this.#controller.abort();
  }
}
