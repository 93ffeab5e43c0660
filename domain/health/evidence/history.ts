import { judgedCalls, type Counts } from './counts.ts';

/** Calls and failures in steps of five seconds, for the thresholds that teams set on their routes. */
export type History = readonly { readonly at: number; readonly calls: number; readonly failed: number }[];

export interface Tally {
  readonly withinMs: number;
  readonly calls: number;
  readonly failed: number;
}

const stepMs = 5000;

/** The times over which a target publishes its calls. */
export const publishedMs: readonly number[] = [10_000, 30_000, 60_000, 300_000];
const keepMs = 300_000;

export function remember(history: History, counts: Counts, now: number): History {
  const at = Math.floor(now / stepMs) * stepMs;
  const calls = judgedCalls(counts);
  const failed = counts.error + counts.timeout;
  const last = history.at(-1);
  if (last?.at === at)
    return [...history.slice(0, -1), { at, calls: last.calls + calls, failed: last.failed + failed }];
  return [...history.filter((step) => now - step.at <= keepMs), { at, calls, failed }];
}

export function tallies(history: History, now: number): readonly Tally[] {
  return publishedMs.map((withinMs) => {
    const within = history.filter(({ at }) => now - at <= withinMs);
    return {
      withinMs,
      calls: within.reduce((sum, { calls }) => sum + calls, 0),
      failed: within.reduce((sum, { failed }) => sum + failed, 0),
    };
  });
}
