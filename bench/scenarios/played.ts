import type { Phase } from '../../domain/health/target/state.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { DecisionRecord } from '../../workflows/health/messages.ts';
import type { ProviderName, RouteName, Scenario } from './scenario.ts';

/** What was seen of a scenario. Every `at` is in ms from when the load began. */
export interface Played {
  readonly scenario: Scenario;
  /** In the order in which they began. */
  readonly calls: readonly Called[];
  /** What the providers received. */
  readonly requests: readonly Requested[];
  /** What the fleet's owner decided, the oldest first. */
  readonly records: readonly DecisionRecord[];
  readonly looks: readonly Look[];
}

/** One user's call, from outside. */
export interface Called {
  readonly route: RouteName;
  readonly at: number;
  readonly ms: number;
  /** Why it has no answer; absent: it has one. */
  readonly failure?: string;
  readonly attempts: readonly Attempt[];
}

export interface Requested {
  readonly provider: ProviderName;
  readonly at: number;
  readonly status: number | null;
  /** A fault had its way with it. */
  readonly struck: boolean;
  /** No user's call: the fleet asked. */
  readonly probe: boolean;
}

/** A look at the fleet's owner from outside. */
export interface Look {
  /** When it was asked; when it had answered. */
  readonly askedAt: number;
  readonly at: number;
  readonly phases: Readonly<Record<TargetId, Phase>>;
}
