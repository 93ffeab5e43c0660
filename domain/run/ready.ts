import type { TargetId } from '../route/target.ts';
import type { Attempt } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import { mayAsk } from './permitted.ts';
import type { Plan } from './plan.ts';
import { reactionIn } from './reaction.ts';

/**
 * When a target that was asked may be asked again, in ms from now: after the backoff, or after what it asked us to
 * wait. Undefined when one of its failures doesn't pass, or its tries are spent. Where others come first, it comes back
 * only if it said when, or if no other may be asked at all.
 */
export function readyIn(
  plan: Plan,
  attempts: readonly Attempt[],
  target: TargetId,
  { now, random }: { readonly now: number; readonly random: number },
): number | undefined {
  const asked = attempts.filter((attempt) => attempt.target === target);
  // What was rejected and sent again without it is no try at what failed afterwards.
  const tried = asked.filter((each, at) => at === asked.length - 1 || !reactionIn(plan, each).repairs);
  const last = tried.at(-1);
  if (last === undefined || tried.length >= plan.retry.attempts) return undefined;
  const alike = (outcome: Attempt['outcome']) => tried.filter((each) => each.outcome === outcome).length;
  if (tried.some((each) => alike(each.outcome) >= reactionIn(plan, each).tries)) return undefined;
  const comesBack = reactionIn(plan, last).sameFirst || last.retryAfterMs !== undefined;
  if (!comesBack && !isAlone(plan, attempts, target)) return undefined;
  const waitMs = Math.max(last.retryAfterMs ?? 0, backoffMs(plan.retry, tried.length, random));
  // Records have the worker's clock: what it is ahead or behind must not matter for the one that was asked just now.
  return last === attempts.at(-1) ? waitMs : Math.max(0, Math.min(waitMs, last.at + last.ms + waitMs - now));
}

function isAlone(plan: Plan, attempts: readonly Attempt[], target: TargetId): boolean {
  return plan.targets.every((each) => each === target || !mayAsk(plan, attempts, each));
}
