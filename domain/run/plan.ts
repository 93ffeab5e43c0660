import type { Skipped } from '../route/fit.ts';
import { changesOf, overriding, type Policy } from '../route/policy.ts';
import type { CallLimits, RetryPolicy, Route } from '../route/route.ts';
import type { TargetId } from '../route/target.ts';
import type { Why } from './attempt.ts';
import type { Left } from './switch.ts';

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
  /** Why the first target is asked first, where it isn't the route's preferred one. */
  readonly first?: Exclude<Why, 'preferred'>;
  /** Asking the first target is a switch: from the one that served the run, or else from the preferred one. */
  readonly leaves?: Left;
  /** Targets that come last because of their health, with the reason in words. */
  readonly passed?: readonly Passed[];
  /** The preferred target, while it isn't well: the run returns to it when it is. */
  readonly awaits?: TargetId;
  /** Nobody takes the call at present. */
  readonly denied?: true;
  /** Targets of the route that can't take the conversation, or from which an operator keeps calls. */
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

/** A target that was passed over because of its health. */
export interface Passed {
  readonly target: TargetId;
  readonly reason: string;
}

/** What the worker adds to a route to make it a plan. */
export type PlanContext = Pick<Plan, 'digest' | 'visible'> & {
  /** The caller's own deadline, instead of the route's. */
  readonly deadlineMs?: number;
  /** The caller's own policy, which goes before the route's. */
  readonly policy?: Partial<Policy>;
};

/** Why the first target is asked first. */
export function whyFirst({ first }: Plan): Why {
  return first ?? 'preferred';
}

/** A route's plan, its targets in the order in which they are asked. */
export function planOf(route: Route, { deadlineMs, digest, visible, ...context }: PlanContext): Plan {
  const { targets } = route;
  const policy = changesOf(overriding(route.policy, context.policy));
  return {
    route: route.name,
    targets: targets.map(({ target }) => target),
    ...(targets.some(({ window }) => window !== undefined)
      ? { windows: targets.map(({ window }) => window ?? 0) }
      : {}),
    limits: { ...route.limits, ...(deadlineMs === undefined ? {} : { deadlineMs }) },
    retry: route.retry,
    ...(Object.keys(policy).length > 0 ? { policy } : {}),
    totalMs: Math.max(...targets.map(({ limits }) => limits.totalMs)),
    digest,
    visible,
  };
}

/** The same plan without targets from which calls are kept; as it is where no other would be left. */
export function without(plan: Plan, kept: readonly Skipped[]): Plan {
  const isKept = (target: TargetId) => kept.some((each) => each.target === target);
  const targets = plan.targets.filter((target) => !isKept(target));
  if (targets.length === 0 || targets.length === plan.targets.length) return plan;
  const { windows, skipped = [] } = plan;
  return {
    ...plan,
    targets,
    ...(windows === undefined ? {} : { windows: windows.filter((_, at) => !isKept(plan.targets[at] ?? '')) }),
    skipped: [...skipped, ...kept.filter(({ target }) => plan.targets.includes(target))],
  };
}

/** The same plan in the order that health sees by now; targets that aren't named keep theirs, behind. */
export function reordered(plan: Plan, order: readonly TargetId[]): Plan {
  const known = order.filter((target) => plan.targets.includes(target));
  const targets = [...known, ...plan.targets.filter((target) => !known.includes(target))];
  const { windows } = plan;
  return {
    ...plan,
    targets,
    ...(windows === undefined
      ? {}
      : { windows: targets.map((target) => windows[plan.targets.indexOf(target)] ?? 0) }),
  };
}
