import { ApplicationFailure, sleep } from '@temporalio/workflow';
import { causeOf } from '../../domain/run/attempt.ts';
import type { StopReason } from '../../domain/run/decide.ts';
import type { Generated, Position } from '../../domain/run/generate.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { serve, type Ports, type Served } from '../../domain/run/serve.ts';
import type { Switch } from '../../domain/run/switch.ts';
import type { RunFailure } from '../../domain/failure/refusals.ts';
import type { AllTargetsFailed } from '../payload/payloads.ts';
import { attempt, type Patience } from './attempt.ts';

/** What a run is to be served with. */
export interface Serving {
  /** Makes a plan, or a first attempt that plans. */
  readonly begin: Ports<Generated>['begin'];
  readonly position: Position;
  readonly patience: Patience;
  readonly switched: (change: Switch, plan: Plan) => void;
}

/** Gets the next answer to this run's conversation, from whoever can give it. */
export function serveDurably({ begin, position, patience, switched }: Serving): Promise<Served<Generated>> {
  return serve<Generated>({
    begin,
    attempt: (order, plan) => attempt(order, plan, position, patience),
    wait: async (ms, target) => {
      const until = Date.now() + ms;
      await sleep(ms, {
        summary: target === undefined ? 'until a target takes calls' : `until ${target} may be asked again`,
      });
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
  denied: 'no target takes the call before its deadline',
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
    ...(reason === 'denied' ? (plan.passed ?? []) : []).map((each) => `${each.target}: ${each.reason}`),
  ].join('; ');
  const details: AllTargetsFailed = { reason, attempts, switches, skipped };
  return runFailure('AllTargetsFailed', `${reasons[reason]} (${told})`, details);
}
