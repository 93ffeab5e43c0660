import type { Signal } from '../evidence/signal.ts';

/** Why a target was left, and what "better" means for it. */
export interface Departure {
  /** In a few words: `93 % of calls failed`. */
  readonly reason: string;
  readonly signal: Signal;
  /** The share of bad calls then, within bounds: the return is judged against a fifth of it. */
  readonly badRate: number;
}

/** Calls go to it as usual. `degraded`: worse than it should be, not bad enough to leave. */
export interface Closed {
  readonly phase: 'closed';
  readonly degraded: boolean;
}

/** Calls go elsewhere; probes ask whether it is back. */
export interface Open {
  readonly phase: 'open';
  readonly since: number;
  readonly left: Departure;
  /** Since when every probe was good; null after a bad one. */
  readonly goodSince: number | null;
  readonly probeAt: number;
  /** Share of good probes, smoothed. */
  readonly probed: number;
  /** Of the test whether it is back. */
  readonly score: number;
}

/** A few live calls decide whether it is back. */
export interface HalfOpen {
  readonly phase: 'half-open';
  readonly since: number;
  readonly left: Departure;
  readonly share: number;
  readonly score: number;
  readonly probeAt: number;
}

/** Its share doubles from step to step. */
export interface Ramping {
  readonly phase: 'ramping';
  readonly since: number;
  readonly left: Departure;
  readonly share: number;
  /** Where it failed on the way: beyond, the share grows by tenths. */
  readonly ceiling: number;
  readonly setbacks: number;
  /** Good calls in this step. */
  readonly good: number;
}

/** An operator keeps calls away. */
export interface Isolated {
  readonly phase: 'isolated';
  readonly since: number;
  readonly by: string;
  readonly reason: string;
  /** Until its share is nothing: halves every fifth of it. */
  readonly overMs: number;
}

export type State = Closed | Open | HalfOpen | Ramping | Isolated;

export type Phase = State['phase'];

export const closed: Closed = { phase: 'closed', degraded: false };
