import { clamp } from '../clamp.ts';
import type { Counts } from '../evidence/counts.ts';
import type { Verdict } from '../evidence/verdict.ts';
import type { Departure } from './state.ts';

/** A bad rate below or above is judged as if it were this. */
const badRates = { least: 0.05, most: 0.2 };
/** Well means: a fifth of the bad rate that it was left for. */
const wellRatio = 0.2;
/** Twenty to one either way. https://en.wikipedia.org/wiki/Sequential_probability_ratio_test */
const sure = 3;

export function departure({ signal, fraction }: Verdict, reason: string): Departure {
  const badRate = signal === 'slowness' ? badRates.most : clamp(fraction, badRates.least, badRates.most);
  return { reason, signal, badRate };
}

/** A target that left for no reason of its own returns as if it had failed. */
export function departureFor(reason: string): Departure {
  return { reason, signal: 'failures', badRate: badRates.most };
}

/** The score after these calls: is the bad rate the one it was left for, or a fifth of it? */
export function weigh(score: number, { answered, overdue, error, timeout }: Counts, left: Departure): number {
  const ill = left.badRate;
  const well = ill * wellRatio;
  const onlyFailures = left.signal !== 'slowness' && ill < badRates.most;
  const slow = onlyFailures ? 0 : overdue;
  const bad = error + timeout + slow;
  const good = Math.max(0, answered - slow);
  const change = good * Math.log((1 - well) / (1 - ill)) + bad * Math.log(well / ill);
  return clamp(score + change, -sure, sure);
}

export function isAccepted(score: number): boolean {
  return score >= sure;
}

export function isRejected(score: number): boolean {
  return score <= -sure;
}
