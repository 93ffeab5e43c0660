import { failureKinds, type FailureKind, type KindRow, type NextStep } from '../failure/kinds.ts';
import type { TargetId } from '../route/target.ts';
import type { Attempt, Why } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import { whyFirst, type Plan } from './plan.ts';

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
  if (last === undefined) return { do: 'attempt', target: first, why: whyFirst(plan), delayMs: 0 };
  if (last.outcome !== 'ok' && nextOf(last.outcome) === 'stop') return { do: 'stop', reason: 'final' };
  if (attempts.length >= plan.limits.attempts) return { do: 'stop', reason: 'attempts' };
  const remainingMs = moment.startedAt + plan.limits.deadlineMs - moment.now;
  if (remainingMs <= 0) return { do: 'stop', reason: 'deadline' };
  return retry(plan, attempts, last, moment, remainingMs) ?? fallback(plan, attempts, moment, remainingMs);
}

const steps = {
  same: 'same',
  repair: 'other',
  other: 'other',
  larger: 'other',
  permitted: 'stop',
  stop: 'stop',
} as const satisfies Record<NextStep, NextStep>;

/** A kind that only a newer worker knows goes on to the next target, like `Unknown`. */
function nextOf(kind: FailureKind): 'same' | 'other' | 'stop' {
  return steps[(failureKinds[kind] as KindRow | undefined)?.next ?? 'other'];
}

/** Once more on the same target, while that is a short wait or no other target is left to ask. */
function retry(
  plan: Plan,
  attempts: readonly Attempt[],
  last: Attempt,
  moment: Moment,
  remainingMs: number,
): Step | undefined {
  const delayMs = readyIn(plan, attempts, last.target, moment);
  if (delayMs === undefined || delayMs >= shortWaitMs || delayMs >= remainingMs) return undefined;
  return { do: 'attempt', target: last.target, why: 'retry', delayMs };
}

/** The next target that has not been asked, else the one that may be asked again soonest. */
function fallback(plan: Plan, attempts: readonly Attempt[], moment: Moment, remainingMs: number): Step {
  const fresh = plan.targets.find((target) => attempts.every((attempt) => attempt.target !== target));
  if (fresh !== undefined) return { do: 'attempt', target: fresh, why: 'fallback', delayMs: 0 };
  const [soonest] = plan.targets
    .flatMap((target) => {
      const delayMs = readyIn(plan, attempts, target, moment);
      return delayMs === undefined ? [] : [{ target, delayMs }];
    })
    .toSorted((a, b) => a.delayMs - b.delayMs);
  if (soonest === undefined) return { do: 'stop', reason: 'exhausted' };
  if (soonest.delayMs >= remainingMs) return { do: 'stop', reason: 'deadline' };
  return { do: 'attempt', why: soonest.target === attempts.at(-1)?.target ? 'retry' : 'last', ...soonest };
}

/**
 * When a target that was asked may be asked again, in ms from now: after the backoff, or after what it asked us to
 * wait. Undefined when its failure doesn't pass, or its tries are spent.
 */
function readyIn(
  plan: Plan,
  attempts: readonly Attempt[],
  target: TargetId,
  { now, random }: Moment,
): number | undefined {
  const tried = attempts.filter((attempt) => attempt.target === target);
  const last = tried.at(-1);
  const passes = tried.every(({ outcome }) => outcome !== 'ok' && nextOf(outcome) === 'same');
  if (last === undefined || !passes || tried.length >= plan.retry.attempts) return undefined;
  const isLast = attempts.at(-1)?.target === target;
  const asked = last.at + last.ms + (last.retryAfterMs ?? 0) - now;
  return Math.max(
    0,
    isLast ? Math.max(last.retryAfterMs ?? 0, backoffMs(plan.retry, tried.length, random)) : asked,
  );
}
