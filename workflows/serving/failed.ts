import { ApplicationFailure } from '@temporalio/common';
import type { RunFailure } from '../../domain/failure/refusals.ts';
import { causeOf } from '../../domain/run/attempt.ts';
import type { StopReason } from '../../domain/run/decide.ts';
import type { Plan } from '../../domain/run/plan.ts';
import type { Served } from '../../domain/run/serve.ts';
import type { AllTargetsFailed } from '../payload/payloads.ts';

export function runFailure(type: RunFailure, message: string, ...details: unknown[]): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, type, ...details);
}

const reasons = {
  exhausted: 'no target is left to try',
  policy: 'the policy forbids the targets that are left',
  attempts: 'the limit of attempts is reached',
  cost: 'the limit of cost is reached',
  denied: 'no target takes the call before its deadline',
  deadline: 'the time that is left is too short',
  final: 'the policy gives it to the caller',
} as const satisfies Readonly<Record<StopReason, string>>;

/** The typed failure of a call that nobody answered; it lists every attempt. */
export function allTargetsFailed(served: Extract<Served<unknown>, { ok: false }>): ApplicationFailure {
  const { reason, attempts, switches, plan } = served;
  const skipped = plan.skipped ?? [];
  const told = [
    ...attempts.map((each) => `${each.target}: ${causeOf(each)}`),
    ...skipped.map((each) => `${each.target}: not asked, ${each.reason}`),
    ...(reason === 'denied' ? (plan.passed ?? []) : []).map((each) => `${each.target}: ${each.reason}`),
  ].join('; ');
  const details: AllTargetsFailed = { reason, attempts, switches, skipped };
  return runFailure('AllTargetsFailed', `${reasons[reason]} (${told})`, details);
}

/** The plan that a first attempt made, be it answered or failed. */
export function planIn({ plan }: { readonly plan?: Plan }): Plan {
  if (plan === undefined) throw ApplicationFailure.nonRetryable('the first attempt brought no plan along');
  return plan;
}
