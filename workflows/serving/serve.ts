import { ApplicationFailure, sleep } from '@temporalio/workflow';
import { causeOf } from '../../domain/run/attempt.ts';
import type { StopReason } from '../../domain/run/decide.ts';
import type { FirstInput, Generated } from '../../domain/run/generate.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { serve, type Served } from '../../domain/run/serve.ts';
import type { Switch } from '../../domain/run/switch.ts';
import type { RunFailure } from '../../domain/failure/refusals.ts';
import type { AllTargetsFailed } from '../payload/payloads.ts';
import { attempt, firstAttempt, type Patience } from './attempt.ts';

/** What the loop begins with: the plan of a run, or the first attempt of a call, which plans. */
export type Start = Plan | FirstInput;

/** Gets the next answer to the first `length` messages of this run's conversation, from whoever can give it. */
export function serveDurably(
  start: Start,
  length: number,
  switched: (change: Switch, plan: Plan) => void,
  patience: Patience,
): Promise<Served<Generated>> {
  return serve<Generated>('targets' in start ? start : () => firstAttempt(start), {
    attempt: (order, plan) => attempt(order, plan, length, patience),
    wait: async (ms, target) => {
      const until = Date.now() + ms;
      await sleep(ms, { summary: `until ${target} may be asked again` });
      return patience === 'durable' ? Date.now() - until : 0;
    },
    now: () => Date.now(),
    random: () => Math.random(),
    switched,
  });
}

export function runFailure(type: RunFailure, message: string, ...details: unknown[]): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, type, ...details);
}

const reasons = {
  exhausted: 'no target is left to try',
  policy: 'the policy forbids the targets that are left',
  attempts: 'the limit of attempts is reached',
  cost: 'the limit of cost is reached',
  deadline: 'the time that is left is too short',
  final: 'the policy gives it to the caller',
} as const satisfies Readonly<Record<StopReason, string>>;

/** The typed failure of a call that nobody answered; it lists every attempt. */
export function allTargetsFailed(served: Extract<Served<Generated>, { ok: false }>): ApplicationFailure {
  const { reason, attempts, switches, plan } = served;
  const skipped = plan.skipped ?? [];
  const told = [
    ...attempts.map((each) => `${each.target}: ${causeOf(each)}`),
    ...skipped.map((each) => `${each.target}: not asked, ${each.reason}`),
  ].join('; ');
  const details: AllTargetsFailed = { reason, attempts, switches, skipped };
  return runFailure('AllTargetsFailed', `${reasons[reason]} (${told})`, details);
}
