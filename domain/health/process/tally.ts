import { addAsk, noAsks, type Asks } from '../demand.ts';
import { addCounts, noCounts, type Counts } from '../evidence/counts.ts';
import { addTime, noSketch, type Sketch } from '../first-token/sketch.ts';
import type { HealthClass } from '../outcome.ts';
import type { Part } from '../target/hear.ts';

/** What one process knows of its calls to one target since it last told. */
export interface Tally {
  readonly asks: Asks;
  /** Calls that ended before the first bad one, and since. */
  readonly calm: Counts;
  readonly counts: Counts;
  /** Null: no call was bad. */
  readonly bad: { readonly firstAt: number; readonly lastAt: number } | null;
  readonly times: Sketch;
  /** Until when the target asked us to wait; 0: it didn't. */
  readonly retryAt: number;
  /** Calls without a first token: kept when the rest is told. */
  readonly waiting: number;
}

/** How an attempt went, as far as health is concerned. */
export interface Ended {
  readonly outcome: 'answered' | HealthClass;
  /** It was counted as overdue before. */
  readonly overdue: boolean;
  /** Time to the first token over what the prompt lets expect; absent: none came. */
  readonly ratio?: number;
  readonly retryAfterMs?: number;
}

export const noTally: Tally = {
  asks: noAsks,
  calm: noCounts,
  counts: noCounts,
  bad: null,
  times: noSketch,
  retryAt: 0,
  waiting: 0,
};

export function asked(tally: Tally, kind: keyof Asks): Tally {
  return { ...tally, asks: addAsk(tally.asks, kind) };
}

/** An attempt begins. */
export function started(tally: Tally): Tally {
  return { ...tally, asks: addAsk(tally.asks, 'sent'), waiting: tally.waiting + 1 };
}

/** Its first token is late: that counts at once, not when it ends. */
export function becameOverdue(tally: Tally, now: number): Tally {
  return bad(tally, { overdue: 1 }, now);
}

/** Its first token came, or it failed before. */
export function ended(tally: Tally, end: Ended, now: number): Tally {
  const { outcome, overdue, ratio, retryAfterMs = 0 } = end;
  const after = { ...tally, waiting: Math.max(0, tally.waiting - 1) };
  switch (outcome) {
    case 'none':
    // What is late has been counted when it became so; its end may be the caller's own impatience.
    case 'slow':
      return after;
    case 'answered':
      return good(
        { ...after, times: ratio === undefined ? after.times : addTime(after.times, ratio) },
        { answered: 1, prompt: overdue ? 0 : 1 },
      );
    case 'error':
      return bad(after, { error: 1 }, now);
    case 'timeout':
      return bad(after, { timeout: 1, overdue: overdue ? 0 : 1 }, now);
    case 'configuration':
      return bad(after, { configuration: 1 }, now);
    case 'throttle':
    case 'capacity':
    default:
      return bad({ ...after, retryAt: Math.max(after.retryAt, now + retryAfterMs) }, { throttled: 1 }, now);
  }
}

/** An answer broke off after its first token had come. */
export function broke(tally: Tally, now: number): Tally {
  return bad(tally, { error: 1 }, now);
}

function good(tally: Tally, counts: Partial<Counts>): Tally {
  const more = { ...noCounts, ...counts };
  return tally.bad === null
    ? { ...tally, calm: addCounts(tally.calm, more) }
    : { ...tally, counts: addCounts(tally.counts, more) };
}

function bad(tally: Tally, counts: Partial<Counts>, now: number): Tally {
  return {
    ...tally,
    counts: addCounts(tally.counts, { ...noCounts, ...counts }),
    bad: { firstAt: tally.bad?.firstAt ?? now, lastAt: now },
  };
}

/** A tally as others hear it. */
export function partOf({ asks, calm, counts, bad, waiting, times, retryAt }: Tally, now: number): Part {
  return {
    asks,
    calm,
    counts,
    bad: bad && { firstAgoMs: Math.max(0, now - bad.firstAt), lastAgoMs: Math.max(0, now - bad.lastAt) },
    waiting,
    times,
    retryAfterMs: Math.max(0, retryAt - now),
  };
}

/** After it was told. */
export function told({ waiting }: Tally): Tally {
  return { ...noTally, waiting };
}
