import type { Attempt, Why } from './attempt.ts';
import type { TargetId } from '../route/target.ts';
import { mayAsk, vendorForbids } from './permitted.ts';
import { whyFirst, type Plan } from './plan.ts';
import { reactionIn } from './reaction.ts';
import { readyIn } from './ready.ts';

/**
 * Why nothing more is tried: no target is left (or the policy forbids those that are), a budget is spent, nobody takes
 * the call until its deadline, or the failure is one that goes to the caller.
 */
export type StopReason = 'exhausted' | 'policy' | 'attempts' | 'cost' | 'deadline' | 'denied' | 'final';

export type Step =
  /** Ask `target`, `delayMs` from now, without what it rejected before. */
  | {
      readonly do: 'attempt';
      readonly target: TargetId;
      readonly why: Why;
      readonly delayMs: number;
      readonly repair?: 'reasoning';
    }
  | { readonly do: 'stop'; readonly reason: StopReason };

/** Shorter waits are made inside the attempt, because a server's timers may be a second late. */
export const shortWaitMs = 2000;

export interface Moment {
  readonly now: number;
  /** When the call, or this turn of the agent, began. */
  readonly startedAt: number;
  /** In [0, 1): jitter. */
  readonly random: number;
}

interface Situation {
  readonly plan: Plan;
  readonly attempts: readonly Attempt[];
  readonly last: Attempt;
  readonly moment: Moment;
  /** Until the deadline, in ms; above 0. */
  readonly remainingMs: number;
}

/**
 * The next step of a call, from what has been tried. It owns every retry and every switch: the same target again
 * while its failure is one that passes, the wait is short and the retry policy has a try left, else the next target
 * that the policy permits, at once; when all of those have been asked, the one that may be asked again soonest.
 */
export function decide(plan: Plan, attempts: readonly Attempt[], moment: Moment): Step {
  const last = attempts.at(-1);
  const [first] = plan.targets;
  if (first === undefined) return { do: 'stop', reason: 'exhausted' };
  if (last === undefined) return { do: 'attempt', target: first, why: whyFirst(plan), delayMs: 0 };
  if (!reactionIn(plan, last).goesOn) return { do: 'stop', reason: 'final' };
  const remainingMs = moment.startedAt + plan.limits.deadlineMs - moment.now;
  const spent = spentBudget(plan, attempts, remainingMs);
  if (spent !== undefined) return { do: 'stop', reason: spent };
  const situation = { plan, attempts, last, moment, remainingMs };
  return repair(situation) ?? retry(situation) ?? fresh(situation) ?? soonest(situation);
}

function spentBudget(
  { limits }: Plan,
  attempts: readonly Attempt[],
  remainingMs: number,
): StopReason | undefined {
  if (attempts.length >= limits.attempts) return 'attempts';
  const cost = attempts.reduce((sum, attempt) => sum + (attempt.cost ?? 0), 0);
  if (cost >= (limits.costUsd ?? Infinity)) return 'cost';
  return remainingMs <= 0 ? 'deadline' : undefined;
}

/** Once in a call: the same target, at once, without the reasoning that it rejected. */
function repair({ plan, attempts, last }: Situation): Step | undefined {
  if (!reactionIn(plan, last).repairs || attempts.some(({ why }) => why === 'repair')) return undefined;
  return asking(plan, attempts, last.target, 'repair', 0);
}

/** Once more on the same target, while that is a wait that the route allows. */
function retry({ plan, attempts, last, moment, remainingMs }: Situation): Step | undefined {
  const delayMs = reactionIn(plan, last).sameFirst ? readyIn(plan, attempts, last.target, moment) : undefined;
  if (delayMs === undefined || delayMs > plan.retry.maxWaitMs || delayMs >= remainingMs) return undefined;
  return asking(plan, attempts, last.target, 'retry', delayMs);
}

/** The next target that has not been asked. */
function fresh({ plan, attempts }: Situation): Step | undefined {
  const target = plan.targets.find((each) => !wasAsked(attempts, each) && mayAsk(plan, attempts, each));
  return target === undefined ? undefined : asking(plan, attempts, target, 'fallback', 0);
}

/** All have been asked: the one that may be asked again first. */
function soonest({ plan, attempts, last, moment, remainingMs }: Situation): Step {
  const [next] = plan.targets
    .flatMap((target) => {
      const delayMs = mayAsk(plan, attempts, target) ? readyIn(plan, attempts, target, moment) : undefined;
      return delayMs === undefined ? [] : [{ target, delayMs }];
    })
    .toSorted((a, b) => a.delayMs - b.delayMs);
  if (next === undefined) return { do: 'stop', reason: keptBack(plan, attempts) ? 'policy' : 'exhausted' };
  if (next.delayMs >= remainingMs) return { do: 'stop', reason: 'deadline' };
  return asking(plan, attempts, next.target, next.target === last.target ? 'retry' : 'last', next.delayMs);
}

function keptBack(plan: Plan, attempts: readonly Attempt[]): boolean {
  return plan.targets.some((each) => !wasAsked(attempts, each) && vendorForbids(plan, attempts, each));
}

function wasAsked(attempts: readonly Attempt[], target: TargetId): boolean {
  return attempts.some((attempt) => attempt.target === target);
}

/** What a target once rejected, it is not sent again. */
function asking(plan: Plan, attempts: readonly Attempt[], target: TargetId, why: Why, delayMs: number): Step {
  const repaired = attempts.some((each) => each.target === target && reactionIn(plan, each).repairs);
  return { do: 'attempt', target, why, delayMs, ...(repaired ? { repair: 'reasoning' } : {}) };
}
