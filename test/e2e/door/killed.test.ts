import { Client, Connection } from '@temporalio/client';
import { expect, inject, test } from 'vitest';
import { Understudy, type CallResult } from '../../../client/index.ts';
import { openProcesses } from './processes.ts';

const words = 'one two three four five six seven eight nine ten';

test('a door killed while it speaks: its attempt is on record, and the answer comes from a worker', async () => {
  await using stage = await openProcesses({ workers: 1, pace: { tokensPerSecond: 4 } });
  const { address, namespace } = inject('temporal');
  const connection = await Connection.connect({ address });
  try {
    const response = await fetch(`${stage.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'x-understudy-stream': 'live' },
      body: JSON.stringify({
        model: 'support',
        stream: true,
        messages: [{ role: 'user', content: `say ${words}` }],
      }),
    });
    const id = response.headers.get('x-understudy-run-id') ?? '';
    const understudy = new Understudy(new Client({ connection, namespace }), { taskQueue: stage.taskQueue });
    const run = understudy.run<CallResult>(id);
    await expect.poll(() => beatOf(connection, namespace, id), { timeout: 20_000 }).toBe(true);
    process.kill(stage.door.pid, 'SIGKILL');
    await expect(response.text()).rejects.toThrow('terminated');
    const { text, attempts } = await run.result();
    expect(text).toBe(words);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['WorkerLost', 'ok']);
    expect(attempts[0]).toMatchObject({ billed: 'unknown' });
  } finally {
    await connection.close();
  }
});

/** Whether the attempt under way has been heard of. */
async function beatOf(connection: Connection, namespace: string, workflowId: string): Promise<boolean> {
  const { pendingActivities } = await connection.workflowService.describeWorkflowExecution({
    namespace,
    execution: { workflowId },
  });
  return (pendingActivities?.[0]?.heartbeatDetails?.payloads?.length ?? 0) > 0;
}
