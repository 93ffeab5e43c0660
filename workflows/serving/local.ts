import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../../domain/run/activities.ts';

const activities = proxyLocalActivities<Pick<Activities, 'planRoute' | 'loadAgent'>>({
  // A running local activity blocks queries, so it may not last.
  startToCloseTimeout: 1000,
  retry: { maximumAttempts: 3 },
});

/** Lookups in the worker's configuration; what they refuse fails the workflow with its own type. */
export const lookup: Pick<Activities, 'planRoute' | 'loadAgent'> = {
  planRoute: (input) => activities.planRoute(input).catch(rethrowCause),
  loadAgent: (input) => activities.loadAgent(input).catch(rethrowCause),
};

function rethrowCause(error: unknown): never {
  if (error instanceof ActivityFailure && error.cause instanceof ApplicationFailure) {
    const { message, type, details } = error.cause;
    throw ApplicationFailure.nonRetryable(message, type, ...(details ?? []));
  }
  throw error;
}
