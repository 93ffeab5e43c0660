import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/common';
import { ActivityCancellationType, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../domain/run/activities.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { GenerateInput, Generated } from '../../domain/run/generate.ts';
import { isProviderFailure } from '../../domain/failure/kinds.ts';
import type { Plan } from '../../domain/run/plan.ts';
import type { AttemptOrder, AttemptResult } from '../../domain/run/serve.ts';
import { summaryOf } from '../../domain/run/switch.ts';

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

/** One attempt as one `generate` activity, so that it stands in the Temporal UI with its own cause. */
export async function attempt(
  order: AttemptOrder,
  plan: Plan,
  length: number,
  patience: Patience,
): Promise<AttemptResult<Generated>> {
  const startedAt = Date.now();
  try {
    const answer = await generateActivity(order, plan, patience).generate(
      inputOf(order, plan, length, startedAt),
    );
    return { ok: true, attempts: answer.attempts, answer };
  } catch (error) {
    if (isCancellation(error)) throw error;
    return { ok: false, attempts: failedAttempts(error, order, startedAt) };
  }
}

function generateActivity(order: AttemptOrder, plan: Plan, patience: Patience) {
  const totalMs = Math.min(plan.totalMs, order.remainingMs) + order.delayMs;
  return proxyActivities<Pick<Activities, 'generate'>>({
    startToCloseTimeout: totalMs + graceMs,
    ...(patience === 'deadline' ? { scheduleToCloseTimeout: order.remainingMs + 400 } : {}),
    heartbeatTimeout: heartbeatMs,
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    // For our own faults only: a lost worker, a configuration not rolled out yet. Providers' failures are
    // non-retryable here, because `decide` owns every retry of theirs.
    retry: { initialInterval: 100, backoffCoefficient: 2, maximumInterval: 5000, maximumAttempts: 10 },
    summary: summaryOf(order.target, order.last),
  });
}

function inputOf(order: AttemptOrder, plan: Plan, length: number, now: number): GenerateInput {
  const bound = order.remainingMs < plan.totalMs + order.delayMs;
  return {
    target: order.target,
    why: order.why,
    length,
    ...(order.delayMs > 0 ? { delayMs: order.delayMs } : {}),
    ...(bound ? { deadlineAt: now + order.remainingMs } : {}),
  };
}

/** The records that a failed `generate` left; for one that vanished with its worker, a record that says so. */
function failedAttempts(error: unknown, order: AttemptOrder, at: number): readonly Attempt[] {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof ApplicationFailure && isProviderFailure(cause.type)) return cause.details as Attempt[];
  return [
    {
      target: order.target,
      why: order.why,
      outcome: cause instanceof TimeoutFailure ? 'WorkerLost' : 'Unknown',
      at,
      ms: Date.now() - at,
      billed: 'unknown',
      ...(cause instanceof Error ? { evidence: cause.message.slice(0, 300) } : {}),
    },
  ];
}
