import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import { expect, inject, test } from 'vitest';
import { healthName } from '../../../workflows/health/messages.ts';
import { openTroupe } from '../troupe.ts';
import { OwnerAtWork } from './process.ts';

test('an owner that another version left behind, and ours can’t replay, is replaced', async () => {
  const fleet = `test-${randomUUID().slice(0, 8)}`;
  const name = healthName(fleet);
  await using before = await openTroupe();
  const connection = await NativeConnection.connect({ address: before.address });
  const older = await Worker.create({
    connection,
    namespace: inject('temporal').namespace,
    taskQueue: name,
    workflowsPath: fileURLToPath(new URL('older-owner.ts', import.meta.url)),
  });
  const begun = await older.runUntil(async () => {
    const handle = await before.client.workflow.start('llmHealth', { workflowId: name, taskQueue: name });
    const begins = async () =>
      (await handle.fetchHistory()).events?.some((each) => each.timerStartedEventAttributes);
    await expect.poll(begins, { timeout: 30_000, interval: 100 }).toBe(true);
    return handle.firstExecutionRunId;
  });
  await connection.close();

  await using troupe = await openTroupe({ fleet: true, taskQueue: fleet });
  const owner = new OwnerAtWork(troupe.client, fleet);
  const reporting = () =>
    owner.status().then(
      ({ workers }) => workers,
      () => 0,
    );
  await expect.poll(reporting, { timeout: 60_000, interval: 500 }).toBe(1);
  expect((await before.client.workflow.getHandle(name, begun).describe()).status.name).toBe('FAILED');
});
