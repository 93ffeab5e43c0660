import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { expect, inject, test } from 'vitest';
import { embeddedConfig, simulatedEnvironment } from '../../../cli/stage/embedded.ts';
import { spawnSupervised, type Supervised } from '../../../devserver/index.ts';
import { startSimulator } from '../../../simulator/index.ts';
import { a } from '../../health/reports.ts';
import { config } from './fleet.ts';
import { OwnerAtWork, SaidProcess } from './process.ts';

const command = fileURLToPath(new URL('../../../cli/understudy.ts', import.meta.url));

test('the process that hosts the owner is killed: another one has it, with all that it knew, within 15 s', async () => {
  await using parts = new AsyncDisposableStack();
  const fleet = `lost-${randomUUID().slice(0, 8)}`;
  const simulator = parts.use(await startSimulator());
  const folder = await mkdtemp(join(tmpdir(), 'understudy-health-'));
  parts.defer(() => rm(folder, { recursive: true }));
  const file = join(folder, 'understudy.yaml');
  const urls = { openai: simulator.baseUrl('openai'), anthropic: simulator.baseUrl('anthropic') };
  await writeFile(file, embeddedConfig(urls));
  const workers: Supervised[] = [];
  for (let each = 0; each < 2; each++) workers.push(parts.use(await startWorker(file, fleet)));
  await Promise.all(workers.map(({ ready }) => ready));

  const { address } = inject('temporal');
  const connection = await Connection.connect({ address });
  parts.defer(() => connection.close());
  const client = new Client({ connection });
  const owner = new OwnerAtWork(client, fleet);
  const one = new SaidProcess(owner, 'one');
  await one.says({}, config());
  // Both worker processes have found it, and what the test says is the third voice.
  await expect.poll(() => owner.status().then((status) => status.workers), { timeout: 60_000 }).toBe(3);
  const order = { kind: 'drain', target: a, overMs: 0, by: 'ada', reason: 'x', at: 0, until: 600_000 };
  await owner.update('order', order);

  const host = await hostOf(client, owner.name);
  const killed = workers.find(({ pid }) => pid === host);
  if (killed === undefined) throw new Error(`the owner is hosted by ${host}, which is none of the workers`);
  process.kill(host, 'SIGKILL');
  const killedAt = performance.now();
  const { directive } = await one.says({ [a]: {} });
  expect(performance.now() - killedAt).toBeLessThan(15_000);
  expect(directive.targets[a]?.state).toBe('isolated');
  expect(await hostOf(client, owner.name)).not.toBe(host);
}, 180_000);

function startWorker(file: string, fleet: string): Promise<Supervised> {
  const args = [
    '--no-warnings',
    command,
    'worker',
    '--config',
    file,
    '--task-queue',
    fleet,
    '--fleet',
    fleet,
  ];
  return spawnSupervised(process.execPath, args, {
    env: { ...simulatedEnvironment(process.env), TEMPORAL_ADDRESS: inject('temporal').address },
    readyWhen: ({ text }) => text.startsWith('{"worker"'),
  });
}

/** The process that ran its last workflow task. */
async function hostOf(client: Client, workflow: string): Promise<number> {
  const { events = [] } = await client.workflow.getHandle(workflow).fetchHistory();
  const started = (events ?? []).findLast(({ workflowTaskStartedEventAttributes: task }) => task != null);
  return Number.parseInt(started?.workflowTaskStartedEventAttributes?.identity ?? '', 10);
}
