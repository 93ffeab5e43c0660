import { failureKinds, type FailureKind } from '../failure/kinds.ts';
import type { TargetId } from '../route/target.ts';
import type { Attempt, Why } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import type { Plan } from './plan.ts';

/** Why nothing more is tried: nothing is left, a budget is spent, or the failure is one that no target can mend. */
export type StopReason = 'exhausted' | 'attempts' | 'deadline' | 'final';

export type Step =
  /** Ask `target`, `delayMs` from now. */
  | { readonly do: 'attempt'; readonly target: TargetId; readonly why: Why; readonly delayMs: number }
  | { readonly do: 'stop'; readonly reason: StopReason };

/**
 * Shorter waits are made inside the attempt, because a server's timers may be a second late; longer ones are
 * durable timers, and not worth waiting for while another target has not been asked.
 */
export const shortWaitMs = 2000;

export interface Moment {
  readonly now: number;
  /** When the call, or this turn of the agent, began. */
  readonly startedAt: number;
  /** In [0, 1): jitter. */
  readonly random: number;
}

/**
 * The next step of a call, from what has been tried. It owns every retry and every switch: the same target again
 * while its failure is one that passes and the retry policy has a try left, else the next target, at once.
 */
export function decide(plan: Plan, attempts: readonly Attempt[], moment: Moment): Step {
  const last = attempts.at(-1);
  const [first] = plan.targets;
  if (first === undefined) return { do: 'stop', reason: 'exhausted' };
  if (last === undefined)
    return { do: 'attempt', target: first, why: plan.stays ? 'stay' : 'preferred', delayMs: 0 };
  if (last.outcome !== 'ok' && nextOf(last.outcome) === 'stop') return { do: 'stop', reason: 'final' };
  if (attempts.length >= plan.limits.attempts) return { do: 'stop', reason: 'attempts' };
  const remainingMs = moment.startedAt + plan.limits.deadlineMs - moment.now;
  if (remainingMs <= 0) return { do: 'stop', reason: 'deadline' };
  return retry(plan, attempts, last, moment, remainingMs) ?? fallback(plan, attempts, moment, remainingMs);
}

function nextOf(kind: FailureKind) {
  return failureKinds[kind].next;
}

/** Once more on the same target, unless it asks for a longer wait than another target would cost. */
function retry(
  plan: Plan,
  attempts: readonly Attempt[],
  last: Attempt,
  { random }: Moment,
  remainingMs: number,
): Step | undefined {
  if (!mayRetry(plan, attempts, last.target)) return undefined;
  const tries = attempts.filter(({ target }) => target === last.target).length;
  const delayMs = Math.max(last.retryAfterMs ?? 0, backoffMs(plan.retry, tries, random));
  const othersLeft = plan.targets.some((target) => target !== last.target && isFresh(attempts, target));
  const longest = othersLeft ? shortWaitMs : remainingMs;
  if (delayMs > longest || delayMs >= remainingMs) return undefined;
  return { do: 'attempt', target: last.target, why: 'retry', delayMs };
}

/** The next target that has not been asked, else the one that may be asked again soonest. */
function fallback(plan: Plan, attempts: readonly Attempt[], moment: Moment, remainingMs: number): Step {
  const fresh = plan.targets.find((target) => isFresh(attempts, target));
  if (fresh !== undefined) return { do: 'attempt', target: fresh, why: 'fallback', delayMs: 0 };
  const soonest = plan.targets
    .filter((target) => mayRetry(plan, attempts, target))
    .map((target) => ({ target, delayMs: coolsIn(attempts, target, moment.now) }))
    .sort((a, b) => a.delayMs - b.delayMs)[0];
  if (soonest === undefined) return { do: 'stop', reason: 'exhausted' };
  if (soonest.delayMs >= remainingMs) return { do: 'stop', reason: 'deadline' };
  return { do: 'attempt', why: 'last', ...soonest };
}

function isFresh(attempts: readonly Attempt[], target: TargetId): boolean {
  return attempts.every((attempt) => attempt.target !== target);
}

function mayRetry(plan: Plan, attempts: readonly Attempt[], target: TargetId): boolean {
  const tried = attempts.filter((attempt) => attempt.target === target);
  const passes = tried.every(({ outcome }) => outcome !== 'ok' && nextOf(outcome) === 'same');
  return passes && tried.length < plan.retry.attempts;
}

/** Time left of what the target last asked us to wait, in ms. */
function coolsIn(attempts: readonly Attempt[], target: TargetId, now: number): number {
  const last = attempts.findLast((attempt) => attempt.target === target);
  return last === undefined ? 0 : Math.max(0, last.at + last.ms + (last.retryAfterMs ?? 0) - now);
}
