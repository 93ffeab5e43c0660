import type { Skipped } from '../route/fit.ts';
import { inOrder } from '../route/order.ts';
import { changesOf, overriding, type Policy } from '../route/policy.ts';
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
  /** Tokens that each of the targets takes, 0 where that isn't known; absent: none is known. */
  readonly windows?: readonly number[];
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
  /** What isn't the default policy. */
  readonly policy?: Partial<Policy>;
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
  /** The caller's own policy, which goes before the route's. */
  readonly policy?: Partial<Policy>;
  /** In [0, 1): draws among targets of equal rank. The same for all plans of a run. */
  readonly random: number;
};

/** Why the first target is asked first. */
export function whyFirst({ stays, fallsBack }: Plan): Why {
  if (stays) return 'stay';
  return fallsBack ? 'fallback' : 'preferred';
}

export function planOf(route: Route, context: PlanContext): Plan {
  const { stayWith, deadlineMs, digest, visible, random } = context;
  const drawn = inOrder(route.targets, random);
  const stays = stayWith !== drawn[0]?.target && drawn.some(({ target }) => target === stayWith);
  const targets = stays
    ? drawn.toSorted((a, b) => Number(b.target === stayWith) - Number(a.target === stayWith))
    : drawn;
  const policy = changesOf(overriding(route.policy, context.policy));
  return {
    route: route.name,
    targets: targets.map(({ target }) => target),
    ...(targets.some(({ window }) => window !== undefined)
      ? { windows: targets.map(({ window }) => window ?? 0) }
      : {}),
    ...(stays ? { stays } : {}),
    limits: { ...route.limits, ...(deadlineMs === undefined ? {} : { deadlineMs }) },
    retry: route.retry,
    ...(Object.keys(policy).length > 0 ? { policy } : {}),
    totalMs: Math.max(...route.targets.map(({ limits }) => limits.totalMs)),
    digest,
    visible,
  };
}
