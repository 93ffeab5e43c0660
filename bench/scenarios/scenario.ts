import type { FaultOrder } from '../../simulator/index.ts';
import type { FigureName } from './figures/list.ts';

/** In ms from when the load begins, like every time here. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What happens when, at real speed, to a fleet of three worker processes; and what is to come of it. */
export interface Scenario {
  readonly name: string;
  /** In one sentence, for people. */
  readonly about: string;
  readonly lastsMs: number;
  /** The first one's route is the one that is measured. */
  readonly loads: readonly Load[];
  readonly faults: readonly FaultAt[];
  readonly kill?: KillAt;
  /** While the primary is ill; absent: it never is for long. */
  readonly incident?: Window;
  readonly thresholds: 'short' | 'usual';
  /** Whether another route moves what these get: their share on the primary without its calls, and beside them. */
  readonly compare?: {
    readonly routes: readonly RouteName[];
    readonly alone: Window;
    readonly beside: Window;
  };
  readonly goals: readonly Goal[];
}

export type RouteName = 'steady' | 'impatient' | 'weak-backup';

/** Calls come on their own, whether or not those before them have ended. */
export interface Load {
  readonly route: RouteName;
  /** Calls a second. */
  readonly rps: number;
  /** Default: all the time. */
  readonly during?: Window;
}

export type ProviderName = 'openai' | 'anthropic' | 'weak';

export interface FaultAt extends Window {
  readonly provider: ProviderName;
  /** Without an extent in time: that is the window's. */
  readonly order: FaultOrder;
}

export interface KillAt {
  readonly at: number;
  /** The process that runs the fleet's owner, or one that doesn't. */
  readonly whom: 'host' | 'other';
}

export interface Goal {
  readonly figure: FigureName;
  readonly atMost: number;
}
