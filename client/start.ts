import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { UnderstudyError } from './failure.ts';

export interface Start {
  readonly workflowType: 'llmCall' | 'llmAgent';
  readonly id: string;
  readonly taskQueue: string;
  readonly input: object;
  /** For the Temporal UI: names only. */
  readonly summary: string;
  /** Kept beside the run: small, and nothing secret. */
  readonly memo?: Readonly<Record<string, string>>;
}

/** A start's input over 2 MiB is refused by the server; ours is refused before, in plain words. */
const inputBytes = 1_500_000;

/** The default of the connection is 18 s until a dead server is given up. */
const startDeadlineMs = 10_000;

/** How every start of ours looks. Throws `ConversationTooLarge`. */
export function startOptions({ id, taskQueue, input, summary, memo }: Start) {
  const bytes = Buffer.byteLength(JSON.stringify(input));
  if (bytes > inputBytes)
    throw new UnderstudyError(
      'ConversationTooLarge',
      `input: ${bytes} bytes, and a run can be started with ${inputBytes}: send references instead of contents`,
    );
  return {
    workflowId: id,
    taskQueue,
    args: [input],
    staticSummary: summary,
    ...(memo === undefined ? {} : { memo }),
  };
}

/**
 * Starts a workflow, or finds the one that has this id already: the id is the idempotency key. A failed run's id may
 * be used again. Gives the id of the workflow's run, undefined for one that has ended.
 */
export async function startOnce(client: Client, start: Start): Promise<string | undefined> {
  const options = startOptions(start);
  try {
    const { firstExecutionRunId } = await client.withDeadline(Date.now() + startDeadlineMs, () =>
      client.workflow.start(start.workflowType, {
        ...options,
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      }),
    );
    return firstExecutionRunId;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    return undefined;
  }
}
