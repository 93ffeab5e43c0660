import { addCounts, judgedCalls, noCounts, type Counts } from './counts.ts';

/** What was heard within a quarter of a second. */
export interface Bucket extends Counts {
  readonly at: number;
  /** Calls that waited for their first token then. */
  readonly waiting: number;
}

/** Oldest first. Only what was said is in it: no bucket for a time without calls. */
export type Window = readonly Bucket[];

const bucketMs = 250;
const keepMs = 40_000;
/** Kept however old they are, so that there is something to look at when calls are rare. */
const keepBuckets = 8;

export function append(window: Window, counts: Counts, waiting: number, now: number): Window {
  const last = window.at(-1);
  if (last !== undefined && now - last.at < bucketMs)
    return [...window.slice(0, -1), { ...addCounts(last, counts), at: last.at, waiting }];
  const old = window.findIndex(({ at }, index) => now - at <= keepMs || window.length - index <= keepBuckets);
  return [...(old > 0 ? window.slice(old) : window), { ...counts, at: now, waiting }];
}

/** The counts of the last `withinMs`, and of as much before as it takes to have `atLeast` calls. */
export function recent(window: Window, now: number, withinMs: number, atLeast = 0): Counts {
  let sum = noCounts;
  for (let index = window.length - 1; index >= 0; index--) {
    const bucket = window[index];
    if (bucket === undefined || (now - bucket.at >= withinMs && finished(sum) >= atLeast)) break;
    sum = addCounts(sum, bucket);
  }
  return sum;
}

/** Calls that ended one way or another. */
export function finished(counts: Counts): number {
  return judgedCalls(counts) + counts.throttled;
}
