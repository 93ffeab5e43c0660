import {
  isGrpcServiceError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { UnderstudyError } from './failure.ts';

/** A poll lasts a minute at most; a poller that asked longer ago is gone. */
const pollMs = 70_000;

/**
 * `CANCELLED`, `DEADLINE_EXCEEDED` and `FAILED_PRECONDITION` of gRPC: the time is over, or a query's queue was polled by
 * nobody lately.
 */
const unanswered = [1, 4, 9];

export interface Patience {
  /** ms from now. */
  readonly ms: number;
  readonly taskQueue: string;
  /** What can be done again, or goes on, when the time is over. */
  readonly next: string;
}

/**
 * Does something that only a worker can answer. When the time is over it throws `NoWorker` where nobody takes work from
 * the queue, else `TookTooLong`.
 */
export async function within<T>(client: Client, patience: Patience, ask: () => Promise<T>): Promise<T> {
  const { ms, taskQueue, next } = patience;
  try {
    return await client.withDeadline(Date.now() + ms, ask);
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    if (await hasWorker(client, taskQueue))
      throw new UnderstudyError('TookTooLong', `no answer within ${ms} ms, and a worker is there: ${next}`);
    throw new UnderstudyError(
      'NoWorker',
      `no answer within ${ms} ms: no worker takes work from the task queue "${taskQueue}" of the namespace ` +
        `"${client.options.namespace}". Start one with: npx understudy worker --task-queue ${taskQueue}; ${next}`,
    );
  }
}

function isUnanswered(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  return isGrpcServiceError(error) ? unanswered.includes(error.code) : isUnanswered(error.cause);
}

/** Whether anybody takes work from a queue; what can't be asked is not denied. */
export async function hasWorker(client: Client, taskQueue: string): Promise<boolean> {
  try {
    const { pollers } = await client.workflowService.describeTaskQueue({
      namespace: client.options.namespace,
      taskQueue: { name: taskQueue },
    });
    const since = Date.now() - pollMs;
    return (pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 > since);
  } catch {
    return true;
  }
}
