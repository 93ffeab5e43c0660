import type { Client } from '@temporalio/client';
import { explain } from '../../../client/explain/explain.ts';
import { UnderstudyError, type Attempt, type Run } from '../../../client/index.ts';

/** How a run ended, and what its history has of that. */
export interface Ended<Result> {
  readonly result: Result | UnderstudyError;
  /** Of all turns. */
  readonly attempts: readonly Attempt[];
  /**
   * From start to end by the server's clock. The caller may hear of the end later: now and then the server's long poll
   * misses it, and is asked again after 20 s.
   */
  readonly ms: number;
}

/** Waits for an answer, or for the failure that lists the attempts. Throws what no fault of a provider may lead to. */
export async function endOf<Result>(client: Client, run: Run<Result>): Promise<Ended<Result>> {
  const result = await run.result().catch((error: unknown) => {
    if (error instanceof UnderstudyError && error.type === 'AllTargetsFailed') return error;
    throw error;
  });
  const { attempts, startedAt, endedAt = Infinity } = await explain(client, run.id);
  return { result, attempts, ms: endedAt - startedAt };
}
