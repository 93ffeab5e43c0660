import type { Window } from '../evidence/window.ts';

/** What a target took and refused of its last calls. */
export interface Accepted {
  readonly answered: number;
  readonly throttled: number;
  readonly overMs: number;
}

export interface Measurement {
  /** Calls that wait for their first token: a refusal comes at once, an answer is still on its way. */
  readonly waiting: number;
  /** Calls before it don't count. */
  readonly from: number;
  readonly leastMs: number;
  /** Mean time between two buckets: what the oldest one reaches back. */
  readonly spacingMs: number;
}

const enoughCalls = 60;
const longestMs = 30_000;
const idleMs = 2000;

/**
 * The last sixty calls and the time they took, cut where traffic paused: not biased even when it has only just begun.
 */
export function accepted(
  window: Window,
  { waiting, from, leastMs, spacingMs }: Measurement,
  now: number,
): Accepted {
  let answered = 0;
  let throttled = 0;
  let first = now;
  let waited = 0;
  for (let index = window.length - 1; index >= 0; index--) {
    const bucket = window[index];
    if (bucket === undefined) break;
    const calls = answered + throttled;
    const age = now - bucket.at;
    const idle = Math.max(idleMs, (6 * (now - first + 1000)) / calls);
    const isEnough = calls >= enoughCalls && age >= leastMs;
    const says = bucket.answered + bucket.throttled > 0;
    if (age > longestMs || bucket.at < from || isEnough || (says && calls >= 3 && first - bucket.at > idle)) {
      waited = bucket.waiting;
      break;
    }
    if (!says) continue;
    answered += bucket.answered;
    throttled += bucket.throttled;
    first = bucket.at;
  }
  answered += Math.max(0, waiting - waited);
  return { answered, throttled, overMs: Math.max(1000, now - first + spacingMs) };
}

export function acceptedRps({ answered, overMs }: Accepted): number {
  return (answered * 1000) / overMs;
}

export function throttledRps({ throttled, overMs }: Accepted): number {
  return (throttled * 1000) / overMs;
}

export function throttledShare({ answered, throttled }: Accepted): number {
  return throttled > 0 ? throttled / (answered + throttled) : 0;
}
