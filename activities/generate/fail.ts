import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { failureType, type FailureKind } from '../../domain/failure/kinds.ts';
import { causeOf, type Attempt } from '../../domain/run/attempt.ts';
import type { Failed } from '../../domain/run/generate.ts';
import type { Plan } from '../../domain/run/plan.ts';

export type FailedAttempt = Attempt & { readonly outcome: FailureKind };

/**
 * A provider's failure as the workflow and the Temporal UI see it: the kind is the type, the attempt records are in
 * the details, nobody parses the message. Non-retryable to the activity, because `decide` owns every retry; benign,
 * because a failover is expected and pages nobody.
 */
export function providerFailure(attempt: FailedAttempt, failed: Failed): ApplicationFailure {
  return ApplicationFailure.create({
    type: failureType(attempt.outcome),
    message: `${attempt.target}: ${causeOf(attempt)}`,
    nonRetryable: true,
    details: [failed],
    category: ApplicationFailureCategory.BENIGN,
  });
}

/** The failure of a first attempt that nobody took: nothing was asked and nothing spent. */
export function deniedFailure(plan: Plan): ApplicationFailure {
  const told = (plan.passed ?? []).map(({ target, reason }) => `${target}: ${reason}`).join('; ');
  return ApplicationFailure.create({
    type: failureType('NotAdmitted'),
    message: `route ${plan.route}: nobody takes the call at present (${told})`,
    nonRetryable: true,
    details: [{ attempts: [], plan } satisfies Failed],
    category: ApplicationFailureCategory.BENIGN,
  });
}
