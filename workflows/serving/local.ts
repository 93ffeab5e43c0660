import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../../domain/run/activities.ts';

/** Lookups in the worker's configuration. */
export const { planRoute, loadAgent } = proxyLocalActivities<Pick<Activities, 'planRoute' | 'loadAgent'>>({
  // A running local activity blocks queries, so it may not last.
  startToCloseTimeout: 1000,
  retry: { maximumAttempts: 3 },
});

/**
 * What a refused lookup fails the workflow with: its own type, not Temporal's wrapper. To be used in a `catch` block,
 * because in workflow code each further promise costs 0.2 ms: the SDK records its stack.
 */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof ActivityFailure && error.cause instanceof ApplicationFailure)) return error;
  const { message, type, details } = error.cause;
  return ApplicationFailure.nonRetryable(message, type, ...(details ?? []));
}
