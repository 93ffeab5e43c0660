import type { AttemptLimits } from '../../domain/route/route.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import { Throughput } from './throughput.ts';

type Timer = 'connect' | 'firstToken' | 'idle' | 'throughput' | 'total';

export interface WatchOptions {
  /** Aborts the request when the run is cancelled. */
  readonly cancelled: AbortSignal;
  /** Aborts it when its target is left, as long as no content has come. */
  readonly left: AbortSignal;
  /** The model reasons before it speaks, and so has more time for its first token. */
  readonly reasons: boolean;
}

/**
 * Patience with one attempt: aborts the request when one of the limits has passed, and remembers which, because an
 * aborted SDK stream ends as if nothing had happened.
 */
export class Watch {
  readonly #controller = new AbortController();
  readonly #limits: AttemptLimits;
  readonly #timers = new Map<Timer, NodeJS.Timeout>();
  #throughput: Throughput | undefined;
  #verdict: FailureSignal | undefined;

  constructor(limits: AttemptLimits, { cancelled, left, reasons }: WatchOptions) {
    this.#limits = limits;
    cancelled.addEventListener('abort', () => this.#controller.abort(), { once: true });
    if (cancelled.aborted) this.#controller.abort();
    left.addEventListener('abort', () => this.#end({ at: 'health', code: 'left' }), { once: true });
    this.#limit('connect', limits.connectMs);
    if (reasons) this.#limit('firstToken', limits.firstTokenReasoningMs, 'firstTokenReasoning');
    else this.#limit('firstToken', limits.firstTokenMs);
    this.#limit('total', limits.totalMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  headersArrived(): void {
    this.#stop('connect');
  }

  /**
   * Content has come; signs of life without content don't count.
   *
   * @param characters of text, reasoning and arguments
   */
  progressed(characters: number): void {
    this.#stop('firstToken');
    this.#limit('idle', this.#limits.idleMs);
    const now = performance.now();
    this.#throughput ??= this.#measure(now);
    this.#throughput?.add(characters, now);
  }

  /** What ended the attempt, if it was one of the limits. */
  verdict(): FailureSignal | undefined {
    return this.#verdict;
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #measure(now: number): Throughput | undefined {
    const floor = this.#limits.throughput;
    if (floor === undefined) return undefined;
    const throughput = new Throughput(floor, now);
    const check = () => {
      if (!throughput.isTooLow(performance.now())) this.#set('throughput', floor.windowMs / 10, check);
      else
        this.#expire(
          'throughput',
          `limits.throughput of ${floor.tokensPerSecond} tokens a second over ${floor.windowMs} ms was missed`,
        );
    };
    this.#set('throughput', floor.afterMs, check);
    return throughput;
  }

  #limit(timer: Timer, ms: number, name: string = timer): void {
    const running = this.#timers.get(timer);
    if (running !== undefined) running.refresh();
    else this.#set(timer, ms, () => this.#expire(timer, `limits.${name} of ${ms} ms has passed`));
  }

  #set(timer: Timer, ms: number, rings: () => void): void {
    this.#timers.set(timer, setTimeout(rings, ms));
  }

  #stop(timer: Timer): void {
    clearTimeout(this.#timers.get(timer));
    this.#timers.delete(timer);
  }

  #expire(timer: Timer, message: string): void {
    this.#end({ at: 'timer', code: timer, message });
  }

  #end(verdict: FailureSignal): void {
    this.#verdict ??= verdict;
    this.#controller.abort();
  }
}
