import { randomUUID } from 'node:crypto';
import { taskQueue, type Bench } from './bench.ts';

/** Runs a workflow to its end and gives the time it took, in ms. */
export async function timed({ client }: Bench, workflowType: string, input: unknown): Promise<number> {
  const startedAt = performance.now();
  await client.workflow.execute(workflowType, { workflowId: randomUUID(), taskQueue, args: [input] });
  return performance.now() - startedAt;
}

/** Runs `total` of them, `width` at a time, and gives how many ended in a second. */
export async function throughput(total: number, width: number, run: () => Promise<unknown>): Promise<number> {
  let left = total;
  const startedAt = performance.now();
  const lane = async () => {
    while (left-- > 0) await run();
  };
  await Promise.all(Array.from({ length: width }, lane));
  return total / ((performance.now() - startedAt) / 1000);
}

export const prompt = 'Where is my order?';
export const callInput = { v: 1, route: 'steady', messages: prompt };
