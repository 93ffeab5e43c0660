import type { FailureKind } from '../failure/kinds.ts';
import type { Attempt } from './attempt.ts';

/** How an attempt ended that left no record of its own. */
export type Vanishing =
  /** The call's deadline came first. */
  | 'deadline'
  /** Its worker was not heard of any more. */
  | 'silent'
  /** A fault of ours before anybody was asked. */
  | 'unasked'
  | 'other';

const outcomes: Readonly<Record<Vanishing, FailureKind>> = {
  deadline: 'TotalTimeout',
  silent: 'WorkerLost',
  unasked: 'Unknown',
  other: 'Unknown',
};

/** Our own failures of `generate` before the request. */
const beforeAsking: readonly string[] = ['ConversationUnreadable', 'UnknownTarget'];

export function vanishingOf(failureType: string | null | undefined): Vanishing {
  return failureType != null && beforeAsking.includes(failureType) ? 'unasked' : 'other';
}

/** The record of such an attempt, the same in the result and in `explain`. */
export function vanished(
  { target, why, left }: Pick<Attempt, 'target' | 'why' | 'left'>,
  how: Vanishing,
  at: number,
  end: number,
  evidence?: string,
): Attempt {
  return {
    target,
    why,
    outcome: outcomes[how],
    ...(left === undefined ? {} : { left }),
    at,
    ms: end - at,
    billed: how === 'unasked' ? 'no' : 'unknown',
    ...(evidence === undefined ? {} : { evidence: evidence.slice(0, 300) }),
  };
}
