import type { Scenario } from './scenario.ts';
import { minute, second } from './time.ts';

/** Where calls went first, second by second. */
export interface Tracker {
  went(at: number, primary: boolean): void;
  /** The primary's share within a window that begins then; NaN: there was no call. */
  share(fromSecond: number, seconds: number): number;
  flips(seconds: number): number;
}

const low = 0.3;
const high = 0.7;

export function tracker(lastsMs: number): Tracker {
  const length = Math.ceil(lastsMs / second) + 2;
  // Sums up to each second: a window's share is then two differences.
  const all = new Uint32Array(length);
  const primary = new Uint32Array(length);
  let summed = false;

  function sum(): void {
    if (summed) return;
    summed = true;
    for (let at = 1; at < length; at++) {
      all[at] = (all[at] ?? 0) + (all[at - 1] ?? 0);
      primary[at] = (primary[at] ?? 0) + (primary[at - 1] ?? 0);
    }
  }

  function share(fromSecond: number, seconds: number): number {
    sum();
    const from = Math.max(0, Math.floor(fromSecond));
    const to = Math.min(length - 1, from + seconds);
    const within = (sums: Uint32Array) => (sums[to] ?? 0) - (sums[from] ?? 0);
    return within(primary) / within(all);
  }

  return {
    went: (at, toPrimary) => {
      const place = Math.floor(at / second) + 1;
      all[place] = (all[place] ?? 0) + 1;
      if (toPrimary) primary[place] = (primary[place] ?? 0) + 1;
    },
    share,
    flips: (seconds) => {
      let flips = 0;
      let isLow = false;
      for (let at = 30; at + seconds < length; at++) {
        const now = share(at, seconds);
        if (isLow ? now > high : now < low) {
          isLow = !isLow;
          flips++;
        }
      }
      return flips;
    },
  };
}

/** When most calls had left after the incident began, and when nine of ten were back after its end, in ms. */
export function left(tracker: Tracker, { incident, rps, lastsMs }: Scenario) {
  const none = { detectMs: Number.NaN, backMs: Number.NaN };
  if (incident === undefined) return none;
  const seconds = windowSeconds(rps);
  const from = Math.floor(incident.from / second);
  const to = Math.floor(incident.to / second);
  const found = (begin: number, end: number, is: (share: number) => boolean) => {
    for (let at = begin; at < end; at++) if (is(tracker.share(at, seconds))) return (at - begin) * second;
    return Number.NaN;
  };
  const detectMs = found(from, to, (share) => share <= 0.5);
  if (Number.isNaN(detectMs)) return none;
  return { detectMs, backMs: found(to, lastsMs / second - seconds, (share) => share >= 0.9) };
}

export function windowSeconds(rps: number): number {
  return rps < 1 ? (5 * minute) / second : 5;
}
