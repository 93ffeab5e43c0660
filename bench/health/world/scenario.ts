import type { RouteHealth } from '../../../domain/health/route/walk.ts';
import type { Thresholds } from '../../../domain/health/thresholds.ts';

/** What is wrong with a provider for a while. Times in ms since the run began. */
export interface Fault {
  readonly from: number;
  readonly to: number;
  /** Shares of calls that fail at once, and that never answer. */
  readonly errors?: number;
  readonly hangs?: number;
  /** First tokens take so many times longer. */
  readonly slower?: number;
  /** More calls per second than that are refused with 429. */
  readonly rps?: number;
  /** Everything is refused, with a Retry-After of at most a minute. */
  readonly quota?: true;
  /** It takes few calls at first and breaks again, for a minute, under more than it can carry. */
  readonly cold?: { readonly fullRps: number; readonly start: number; readonly rampMs: number };
}

export interface SimulatedRoute extends RouteHealth {
  readonly name: string;
  /** Of all calls; the shares of a scenario's routes add up to 1. */
  readonly share: number;
}

export interface Scenario {
  readonly name: string;
  /** Calls per second, at random times unless `everyMs` is given. */
  readonly rps: number;
  readonly everyMs?: number;
  readonly lastsMs: number;
  /** When the primary falls ill, and when it is well again; absent: it stays well. */
  readonly incident?: { readonly from: number; readonly to: number };
  /** By provider. `primary` and `backup` are always there. */
  readonly faults: Readonly<Record<string, readonly Fault[]>>;
  /** Moments of 0.5 to 2.5 s in which half of the primary's calls fail, so often on average. */
  readonly blipEveryMs?: number;
  /** One worker's calls to the primary never answer. */
  readonly deadEgress?: { readonly worker: number; readonly from: number; readonly to: number };
  readonly routes?: readonly SimulatedRoute[];
  readonly workers?: number;
  /** When the fleet's owner can't be reached. */
  readonly fleetDown?: { readonly from: number; readonly to: number };
  readonly thresholds?: Partial<Thresholds>;
  /** Keep no times to the first token: for runs of many days. */
  readonly untimed?: true;
}

export const primary = 'primary';
export const backup = 'backup';
