import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/common';
import { ActivityCancellationType, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../domain/run/activities.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { Failed, FirstInput, Generated, NextInput, Position } from '../../domain/run/generate.ts';
import { isProviderFailure } from '../../domain/failure/kinds.ts';
import { isRunFailure } from '../../domain/failure/refusals.ts';
import { answerPolicyIn } from '../../domain/run/judge.ts';
import { whyFirst, type Plan } from '../../domain/run/plan.ts';
import type { AttemptOrder, AttemptResult, Opening } from '../../domain/run/serve.ts';
import { summaryOf } from '../../domain/run/switch.ts';
import { vanished, vanishingOf, type Vanishing } from '../../domain/run/vanished.ts';
import { planRoute, refusalOf } from './local.ts';

/** How the workflow's clock bounds an attempt. */
export type Patience =
  /** A call: nobody wants its answer after the deadline. */
  | 'deadline'
  /** An agent's turn: it also outlives hours without a worker. */
  | 'durable';

/** Time for the activity's own bookkeeping beyond the provider's, in ms. */
const graceMs = 10_000;

/** After this a silent worker counts as lost, in ms. */
const heartbeatMs = 5000;

/** The longest a first attempt may take where the caller set no deadline: the plan's own limits end it before. */
const openEndedMs = 24 * 3_600_000;

/** One attempt as one `generate` activity, so that it stands in the Temporal UI with its own cause. */
export function attempt(
  order: AttemptOrder,
  plan: Plan,
  position: Position,
  patience: Patience,
): Promise<AttemptResult<Generated>> {
  const at = Date.now();
  const { generate } = generateActivity({
    totalMs: Math.min(plan.totalMs, order.remainingMs) + order.delayMs,
    deadlineMs: patience === 'deadline' ? order.remainingMs : undefined,
    summary: summaryOf(order.target, order.last, order.left),
  });
  return generate(inputOf(order, plan, position, patience)).then(
    (answer) => ({ ok: true, attempts: answer.attempts, answer }),
    (error: unknown) => {
      const failed = failedOf(error);
      const attempts = failed?.attempts ?? [vanishedFor(order, error, at)];
      return {
        ok: false,
        attempts,
        ...turned(failed),
        ...(patience === 'durable' ? idle(attempts, order, at) : {}),
      };
    },
  );
}

/** The first attempt of a call, which plans too. Whatever it is that refuses the route is thrown. */
export function firstAttempt(input: FirstInput): Promise<Opening<Generated>> {
  const at = Date.now();
  const { route, deadlineMs } = input;
  const { generate } = generateActivity({
    totalMs: deadlineMs ?? openEndedMs,
    deadlineMs,
    summary: `route ${route}`,
  });
  return generate(input).then(
    (answer) => ({ plan: planIn(answer), result: { ok: true, attempts: answer.attempts, answer } }),
    async (error: unknown) => {
      const failed = failedOf(error);
      if (failed !== undefined) {
        const plan = planIn(failed);
        return plan.denied
          ? { plan }
          : { plan, result: { ok: false, attempts: failed.attempts, ...turned(failed) } };
      }
      const plan = await planRoute(input).catch((refused: unknown) => {
        throw refusalOf(refused);
      });
      const order = { target: plan.targets[0] ?? '', why: whyFirst(plan) };
      return { plan, result: { ok: false, attempts: [vanishedFor(order, error, at)] } };
    },
  );
}

/** What health says of the attempts after a failed one. */
function turned({ order, denied }: Partial<Failed> = {}): Pick<Failed, 'order' | 'denied'> {
  return { ...(order === undefined ? {} : { order }), ...(denied === undefined ? {} : { denied }) };
}

function planIn({ plan }: { readonly plan?: Plan }): Plan {
  if (plan === undefined) throw ApplicationFailure.nonRetryable('the first attempt brought no plan along');
  return plan;
}

interface ActivityBounds {
  readonly totalMs: number;
  readonly deadlineMs: number | undefined;
  readonly summary: string;
}

function generateActivity({ totalMs, deadlineMs, summary }: ActivityBounds) {
  return proxyActivities<Pick<Activities, 'generate'>>({
    startToCloseTimeout: totalMs + graceMs,
    ...(deadlineMs === undefined ? {} : { scheduleToCloseTimeout: deadlineMs + 400 }),
    heartbeatTimeout: heartbeatMs,
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    // For our own faults only: a lost worker, a configuration not rolled out yet. Providers' failures are
    // non-retryable here, because `decide` owns every retry of theirs.
    retry: { initialInterval: 100, backoffCoefficient: 2, maximumInterval: 5000, maximumAttempts: 10 },
    summary,
  });
}

function inputOf(order: AttemptOrder, plan: Plan, position: Position, patience: Patience): NextInput {
  const policy = answerPolicyIn(plan.policy);
  const bound = order.remainingMs < plan.totalMs + order.delayMs + graceMs;
  return {
    target: order.target,
    why: order.why,
    ...(order.left === undefined ? {} : { left: order.left }),
    ...(plan.awaits === undefined ? {} : { awaits: plan.awaits }),
    ...position,
    ...(order.repair === undefined ? {} : { without: order.repair }),
    ...(policy === undefined ? {} : { policy }),
    ...(order.delayMs > 0 ? { delayMs: order.delayMs } : {}),
    ...(bound && patience === 'deadline' ? { deadlineAt: Date.now() + order.remainingMs } : {}),
    ...(bound && patience === 'durable' ? { withinMs: order.remainingMs - order.delayMs } : {}),
  };
}

/** The time of an attempt in which nobody worked at it. */
function idle(
  attempts: readonly Attempt[],
  { delayMs }: AttemptOrder,
  at: number,
): { readonly idleMs: number } {
  const workedMs = attempts.reduce(
    (sum, { outcome, ms }) => sum + (outcome === 'WorkerLost' ? 0 : ms),
    delayMs,
  );
  return { idleMs: Math.max(0, Date.now() - at - workedMs) };
}

/**
 * What a failed `generate` left; undefined when it vanished with its worker or by a fault of ours. Throws when the run
 * was cancelled, or the request refused for what no target can mend.
 */
function failedOf(error: unknown): Failed | undefined {
  if (isCancellation(error)) throw error;
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (!(cause instanceof ApplicationFailure)) return undefined;
  if (isRunFailure(cause.type)) throw refusalOf(error);
  return isProviderFailure(cause.type) ? (cause.details?.[0] as Failed) : undefined;
}

function vanishedFor(order: Pick<Attempt, 'target' | 'why' | 'left'>, error: unknown, at: number): Attempt {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return vanished(order, howOf(cause), at, Date.now(), cause instanceof Error ? cause.message : undefined);
}

function howOf(cause: unknown): Vanishing {
  if (cause instanceof TimeoutFailure)
    return cause.timeoutType === 'SCHEDULE_TO_CLOSE' ? 'deadline' : 'silent';
  return vanishingOf(cause instanceof ApplicationFailure ? cause.type : undefined);
}
