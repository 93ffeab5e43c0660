import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/common';
import { ActivityCancellationType, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../domain/run/activities.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { Failed, FirstInput, Generated, Position } from '../../domain/run/generate.ts';
import { isProviderFailure } from '../../domain/failure/kinds.ts';
import { isRunFailure } from '../../domain/failure/refusals.ts';
import { graceMs, nextInputOf, type Patience } from '../../domain/run/next-input.ts';
import { failedResult, openingBy } from '../../domain/run/opening.ts';
import { whyFirst, type Plan } from '../../domain/run/plan.ts';
import type { AttemptOrder, AttemptResult, Opening } from '../../domain/run/serve.ts';
import { summaryOf } from '../../domain/run/switch.ts';
import { vanished, vanishingOf, type Vanishing } from '../../domain/run/vanished.ts';
import { planIn } from './failed.ts';
import { planRoute, refusalOf } from './local.ts';
import { nobodyTook, takesWithinMs, type Place } from './place.ts';

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
  place: Place = {},
): Promise<AttemptResult<Generated>> {
  const at = Date.now();
  const generate = generateActivity(place, {
    totalMs: Math.min(plan.totalMs, order.remainingMs) + order.delayMs,
    deadlineMs: patience === 'deadline' ? order.remainingMs : undefined,
    summary: summaryOf(order.target, order.last, order.left),
  });
  return generate(nextInputOf(order, plan, position, { patience, now: at })).then(
    (answer) => ({ ok: true, attempts: answer.attempts, answer }),
    (error: unknown) => {
      const failed = failedOf(error) ?? { attempts: [vanishedFor(order, error, at)] };
      return {
        ...failedResult(failed),
        ...(patience === 'durable' ? idle(failed.attempts, order, at) : {}),
      };
    },
  );
}

/** The first attempt of a call, which plans too. Whatever it is that refuses the route is thrown. */
export function firstAttempt(input: FirstInput, place: Place): Promise<Opening<Generated>> {
  const at = Date.now();
  const { route, deadlineMs } = input;
  const generate = generateActivity(place, {
    totalMs: deadlineMs ?? openEndedMs,
    deadlineMs,
    summary: `route ${route}`,
  });
  return generate(input).then(
    (answer) => openingBy(planIn(answer), { ok: true, attempts: answer.attempts, answer }),
    async (error: unknown) => {
      const failed = failedOf(error);
      if (failed !== undefined) return openingBy(planIn(failed), failedResult(failed));
      const plan = await planRoute(input).catch((refused: unknown) => {
        throw refusalOf(refused);
      });
      const order = { target: plan.targets[0] ?? '', why: whyFirst(plan) };
      const attempts = [vanishedFor(order, error, at)];
      return { plan, result: { ok: false, attempts, ...(plan.denied ? { denied: true } : {}) } };
    },
  );
}

interface ActivityBounds {
  readonly totalMs: number;
  readonly deadlineMs: number | undefined;
  readonly summary: string;
}

/** An attempt that no door takes is made on the run's own queue, and so are all after it. */
function generateActivity(place: Place, bounds: ActivityBounds): Activities['generate'] {
  const { queue } = place;
  if (queue === undefined) return generateOn(undefined, bounds);
  return (input) => {
    const at = Date.now();
    return generateOn(
      queue,
      bounds,
    )(input).catch((error: unknown) => {
      const untaken = nobodyTook(error);
      if (untaken !== undefined) delete place.queue;
      if (untaken !== 'never begun') throw error;
      const { deadlineMs } = bounds;
      const left = deadlineMs === undefined ? undefined : Math.max(1, deadlineMs - (Date.now() - at));
      return generateOn(undefined, { ...bounds, deadlineMs: left })(input);
    });
  };
}

function generateOn(
  queue: string | undefined,
  { totalMs, deadlineMs, summary }: ActivityBounds,
): Activities['generate'] {
  const { generate } = proxyActivities<Pick<Activities, 'generate'>>({
    ...(queue === undefined ? {} : { taskQueue: queue, scheduleToStartTimeout: takesWithinMs }),
    startToCloseTimeout: totalMs + graceMs,
    ...(deadlineMs === undefined ? {} : { scheduleToCloseTimeout: deadlineMs + 400 }),
    heartbeatTimeout: heartbeatMs,
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    // For our own faults only: a lost worker, a configuration not rolled out yet. Providers' failures are
    // non-retryable here, because `decide` owns every retry of theirs.
    retry: { initialInterval: 100, backoffCoefficient: 2, maximumInterval: 5000, maximumAttempts: 10 },
    summary,
  });
  return generate;
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
