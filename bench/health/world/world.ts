import type { Run } from './measurements.ts';
import type { Attempt, Outcome, Policy } from './policy.ts';
import type { Provider } from './provider.ts';
import type { Scenario } from './scenario.ts';

/** The world as policies see it. */
export interface World {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly workers: number;
  readonly providers: Readonly<Record<string, Provider>>;
  readonly now: () => number;
  at(time: number, run: () => void): void;
  /** Gives up on an attempt that has no first token. */
  abort(attempt: Attempt): void;
  /** A small prompt to the real endpoint, five seconds at most. */
  probe(target: string, worker: number, told: (outcome: Outcome, ratio: number) => void): void;
}

/** What a policy adds to a run's measurements. */
export type PolicyRun = Pick<Run, 'trips' | 'localTrips' | 'reports' | 'peakReportsRps' | 'records'>;

export interface MeasuredPolicy extends Policy {
  measured?(): PolicyRun;
}

export type PolicyOf = (world: World) => MeasuredPolicy;
