import type { Counts } from './counts.ts';

/**
 * Four questions that the calls to a target answer, each with a test of its own:
 * does it fail, is it worse than it should be, does it hang, is it slow?
 */
export type Signal = 'failures' | 'degraded' | 'timeouts' | 'slowness';

export const signals: readonly Signal[] = ['failures', 'degraded', 'timeouts', 'slowness'];

/**
 * A cumulative likelihood test (CUSUM) of two rates: a bad call adds `up`, a good one adds `down` (below 0), and the
 * score never falls below 0. So it needs neither a window nor a minimum volume, and the number of calls that it takes
 * to be sure is the same at any traffic. https://doi.org/10.1093/biomet/41.1-2.100
 */
export interface SequentialTest {
  readonly up: number;
  readonly down: number;
  /** The share of bad calls at which the score stands still. */
  readonly breakEven: number;
}

export type SignalTests = Readonly<Record<Signal, SequentialTest>>;

/** The score at which a target is left: some 14 failed calls, or a false alarm in e^12 times. */
export const enough = 12;

/** Scores stop here, so that a long incident is forgotten as soon as a short one. */
export const mostScore = 18;

/** Between "well" and "ill" the odds of a failure grow this much to either side of the failure rate. */
const oddsApart = 2.1;

function sequentialTest(well: number, ill: number): SequentialTest {
  const up = Math.log(ill / well);
  const down = Math.log((1 - ill) / (1 - well));
  return { up, down, breakEven: -down / (up - down) };
}

const degraded = sequentialTest(0.02, 0.2);
const timeouts = sequentialTest(0.005, 0.05);
const slowness = sequentialTest(0.05, 0.5);

/** The tests, with `failureRate` as the break-even of failures. The others stand still at 8, 2 and 22 %. */
export function signalTests(failureRate: number): SignalTests {
  const odds = failureRate / (1 - failureRate);
  const failures = sequentialTest(rateOf(odds / oddsApart), rateOf(odds * oddsApart));
  return { failures, degraded, timeouts, slowness };
}

function rateOf(odds: number): number {
  return odds / (1 + odds);
}

export function badCalls(signal: Signal, { error, timeout, overdue }: Counts): number {
  if (signal === 'slowness') return overdue;
  return signal === 'timeouts' ? timeout : error + timeout;
}

export function goodCalls(signal: Signal, { answered, prompt }: Counts): number {
  return signal === 'slowness' ? prompt : answered;
}
