import type { Attempt } from '../../domain/run/attempt.ts';
import type { NextInput } from '../../domain/run/generate.ts';
import type { Occasion } from '../occasion.ts';

/** What survives a worker that dies in mid-attempt: the details of its last heartbeat. */
interface Trace {
  /** Attempts lost before this one. */
  readonly lost: readonly Attempt[];
  /** The attempt under way, once its request is about to be sent. */
  readonly asking?: Pick<Attempt, 'target' | 'why' | 'at'>;
  /** When this was written, in ms since the epoch. */
  readonly beatAt: number;
}

const everyMs = 2000;

/** Most calls on a fast model are over before this, and so cost the server no heartbeat. */
const firstMs = 250;

/** Beats every two seconds while an attempt is under way, so that a lost worker is noticed and its attempt recorded. */
export class Heartbeat {
  /** Attempts of this activity whose worker was lost. */
  readonly lost: readonly Attempt[];
  readonly #occasion: Pick<Occasion, 'heartbeat'>;
  #timer: NodeJS.Timeout | undefined;
  #asking: Trace['asking'];
  #beaten = false;

  constructor(occasion: Pick<Occasion, 'heartbeat' | 'info'>, asked: Pick<NextInput, 'target' | 'why'>) {
    this.#occasion = occasion;
    this.lost = lostAttempts(occasion.info, asked);
    this.#next(firstMs);
  }

  /** From here on a lost worker means a lost, perhaps billed, attempt. */
  asking({ target, why }: NextInput, at: number): void {
    this.#asking = { target, why, at };
    // After a wait or a slow read the last beat said that nobody was asked yet.
    if (this.#beaten) this.#beat();
  }

  /** Nobody was asked: our own fault, which the activity's retry mends and which is no lost attempt. */
  notAsked(): void {
    this.#asking = undefined;
    this.#beat();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #next(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#beat();
      this.#next(everyMs);
    }, ms);
  }

  #beat(): void {
    this.#beaten = true;
    const trace: Trace = {
      lost: this.lost,
      ...(this.#asking === undefined ? {} : { asking: this.#asking }),
      beatAt: Date.now(),
    };
    this.#occasion.heartbeat(trace);
  }
}

function lostAttempts(
  info: Occasion['info'],
  { target, why }: Pick<NextInput, 'target' | 'why'>,
): readonly Attempt[] {
  const trace = info.heartbeatDetails as Trace | undefined;
  if (trace !== undefined) {
    const { lost, asking, beatAt } = trace;
    return asking === undefined ? lost : [...lost, lostAttempt(asking, beatAt - asking.at)];
  }
  if (info.attempt === 1) return [];
  // Gone before its first beat came through: it may have asked.
  const at = info.scheduledTimestampMs;
  return [lostAttempt({ target, why, at }, info.currentAttemptScheduledTimestampMs - at)];
}

function lostAttempt(asking: Pick<Attempt, 'target' | 'why' | 'at'>, ms: number): Attempt {
  return { ...asking, outcome: 'WorkerLost', ms: Math.max(0, ms), billed: 'unknown' };
}
