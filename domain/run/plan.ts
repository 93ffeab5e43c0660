import type { Skipped } from '../route/fit.ts';
import type { CallLimits, RetryPolicy, Route } from '../route/route.ts';
import type { TargetId } from '../route/target.ts';
import type { Why } from './attempt.ts';

/**
 * In which order a route's targets are asked, and within which budgets: all that `decide` needs to know.
 * It stands in history as a marker, so it is small.
 */
export interface Plan {
  readonly route: string;
  /** At least one. */
  readonly targets: readonly TargetId[];
  /** The first target is not the route's preferred one, but the one that serves this run. */
  readonly stays?: true;
  /** The first target is not the route's preferred one, because that one can't take the conversation. */
  readonly fallsBack?: true;
  /** Targets of the route that can't take the conversation. */
  readonly skipped?: readonly Skipped[];
  /** Up to so many tokens, as `Generated.tokens` counts them, the targets fit; absent: no window is known. */
  readonly room?: number;
  readonly limits: CallLimits;
  readonly retry: RetryPolicy;
  /** The longest `total` of the targets, in ms: bounds the activity. */
  readonly totalMs: number;
  /** Of the configuration that held. */
  readonly digest: string;
  /** False where the namespace lacks our search attributes: upserting them would block the workflow for ever. */
  readonly visible: boolean;
}

/** What the worker adds to a route to make it a plan. */
export type PlanContext = Pick<Plan, 'digest' | 'visible'> & {
  /** The target that serves the run: it comes first, as caches and signed reasoning are bound to it. */
  readonly stayWith?: TargetId;
  /** The caller's own deadline, instead of the route's. */
  readonly deadlineMs?: number;
};

/** Why the first target is asked first. */
export function whyFirst({ stays, fallsBack }: Plan): Why {
  if (stays) return 'stay';
  return fallsBack ? 'fallback' : 'preferred';
}

export function planOf(route: Route, { stayWith, deadlineMs, digest, visible }: PlanContext): Plan {
  const ids = route.targets.map(({ target }) => target);
  const stays = stayWith !== undefined && stayWith !== ids[0] && ids.includes(stayWith);
  return {
    route: route.name,
    targets: stays ? [stayWith, ...ids.filter((id) => id !== stayWith)] : ids,
    ...(stays ? { stays } : {}),
    limits: { ...route.limits, ...(deadlineMs === undefined ? {} : { deadlineMs }) },
    retry: route.retry,
    totalMs: Math.max(...route.targets.map(({ limits }) => limits.totalMs)),
    digest,
    visible,
  };
}
