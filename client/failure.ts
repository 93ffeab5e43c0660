import { WorkflowFailedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { describe, type Problem } from '../domain/conversation/problem.ts';
import type { Attempt } from '../domain/run/attempt.ts';
import type { Switch } from '../domain/run/switch.ts';
import type { RunFailure } from '../domain/failure/refusals.ts';
import type { Skipped } from '../domain/route/fit.ts';
import type { AllTargetsFailed } from '../workflows/payload/payloads.ts';

/**
 * How the client itself refuses, or gives up waiting.
 *
 * @example
 * const worthAnotherTry: readonly ClientFailure[] = ['InboxFull', 'TookTooLong'];
 * try {
 *   await understudy.agentRun('no-such-run').send('Hello');
 * } catch (error) {
 *   if (!(error instanceof UnderstudyError)) throw error;
 *   console.error(error.message, worthAnotherTry.some((type) => type === error.type));
 * }
 */
export type ClientFailure = 'InboxFull' | 'RunEnded' | 'UnknownRun' | 'NoWorker' | 'TookTooLong';

/**
 * A run that ended without a result, or was refused before it began, or takes no message.
 *
 * @example
 * try {
 *   await understudy.call({ route: 'no-such-route', messages: 'Hello' });
 * } catch (error) {
 *   if (!(error instanceof UnderstudyError)) throw error;
 *   console.error(error.type, error.message);
 *   for (const { target, outcome, ms } of error.attempts) console.error(target, outcome, ms);
 * }
 */
export class UnderstudyError extends Error {
  override readonly name = 'UnderstudyError';
  /**
   * `InvalidInput`, `UnknownRoute`, `UnknownAgent`, `NoTargetFits`, `AllTargetsFailed`, `ConversationTooLarge`, or
   * what the client gives up with, or Temporal's own.
   */
  readonly type: RunFailure | ClientFailure | (string & {});
  /** What was tried, in order; empty when nothing was. */
  readonly attempts: readonly Attempt[];
  readonly switches: readonly Switch[];
  /** Targets that were not asked, because they can't take the conversation. */
  readonly skipped: readonly Skipped[];
  /** For `InvalidInput`: the fields and the rules they break. */
  readonly problems: readonly Problem[];

  constructor(
    type: string,
    message: string,
    more: Partial<AllTargetsFailed & { problems: readonly Problem[] }> = {},
  ) {
    super(message);
    this.type = type;
    this.attempts = more.attempts ?? [];
    this.switches = more.switches ?? [];
    this.skipped = more.skipped ?? [];
    this.problems = more.problems ?? [];
  }
}

export function invalidInput(problems: readonly Problem[]): UnderstudyError {
  return new UnderstudyError('InvalidInput', describe(problems), { problems });
}

/** Turns what Temporal's client throws for a failed run or a refused message into our typed error; anything else stays as it is. */
export function typedError(error: unknown): unknown {
  if (!(error instanceof WorkflowFailedError || error instanceof WorkflowUpdateFailedError)) return error;
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure))
    return new UnderstudyError(cause?.name ?? error.name, cause?.message ?? error.message);
  return errorOf(cause);
}

/** What a call failed with, typed. */
export function errorOf(cause: ApplicationFailure): UnderstudyError {
  const [detail] = cause.details ?? [];
  const type = cause.type ?? 'ApplicationFailure';
  return new UnderstudyError(
    type,
    cause.message,
    type === 'InvalidInput' ? { problems: detail as Problem[] } : (detail ?? {}),
  );
}
