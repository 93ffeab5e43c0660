import { sleep } from '@temporalio/workflow';

/** An owner of another version: what it did is not what ours would have done. */
export async function llmHealth(): Promise<void> {
  await sleep('1 day');
}
