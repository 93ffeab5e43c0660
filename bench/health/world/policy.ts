import type { Reply } from './provider.ts';
import type { SimulatedRoute } from './scenario.ts';

/** One call of a user, in one worker process. */
export interface Call {
  readonly id: number;
  readonly at: number;
  readonly route: SimulatedRoute;
  readonly worker: number;
  readonly promptTokens: number;
  attempts: number;
}

/** One attempt of it at one target. */
export interface Attempt {
  readonly call: Call;
  readonly target: string;
  readonly at: number;
  readonly reply: Reply;
  /** Of the first token's time to what the prompt lets expect; that of the time-out where none comes. */
  readonly ratio: number;
  overdue: boolean;
  done: boolean;
}

export type Outcome = 'answer' | 'error' | 'timeout' | 'throttle' | 'capacity';

export interface Retry {
  readonly target: string;
  readonly afterMs: number;
}

/** Who decides where calls go. */
export interface Policy {
  /** Null: the call is refused. */
  first(call: Call): string | null;
  /** After a failure; null: the call has failed. */
  next(attempt: Attempt, outcome: Outcome): Retry | null;
  started?(attempt: Attempt): void;
  /** The ratio from which an attempt is overdue; absent: nobody asks. */
  slowLimit?(attempt: Attempt): number;
  overdue?(attempt: Attempt): void;
  ended?(attempt: Attempt, outcome: Outcome, retryAfterMs: number): void;
}
