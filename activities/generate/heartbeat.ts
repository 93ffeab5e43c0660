import { Context } from '@temporalio/activity';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { GenerateInput } from '../../domain/run/generate.ts';

/** What survives a worker that dies in mid-attempt: the details of its last heartbeat. */
interface Trace {
  /** Attempts lost before this one. */
  readonly lost: readonly Attempt[];
  /** The attempt under way, once its request is about to be sent. */
  readonly asking?: Pick<Attempt, 'target' | 'why' | 'at'>;
  /** When this was written, in ms since the epoch. */
  readonly beatAt: number;
}

const everyMs = 1000;

/** Beats once a second while an attempt is under way, so that a lost worker is noticed and its attempt recorded. */
export class Heartbeat {
  /** Attempts of this activity whose worker was lost. */
  readonly lost: readonly Attempt[];
  readonly #context = Context.current();
  readonly #timer = setInterval(() => this.#beat(), everyMs);
  #asking: Trace['asking'];

  constructor() {
    this.lost = lostAttempts(this.#context.info.heartbeatDetails as Trace | undefined);
    this.#beat();
  }

  /** From here on a lost worker means a lost, perhaps billed, attempt. */
  asking({ target, why }: GenerateInput, at: number): void {
    this.#asking = { target, why, at };
    this.#beat();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    const trace: Trace = {
      lost: this.lost,
      ...(this.#asking === undefined ? {} : { asking: this.#asking }),
      beatAt: Date.now(),
    };
    this.#context.heartbeat(trace);
  }
}

function lostAttempts(trace: Trace | undefined): readonly Attempt[] {
  if (trace === undefined) return [];
  const { lost, asking, beatAt } = trace;
  if (asking === undefined) return lost;
  return [
    ...lost,
    { ...asking, outcome: 'WorkerLost', ms: Math.max(0, beatAt - asking.at), billed: 'unknown' },
  ];
}
