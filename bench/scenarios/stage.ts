import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { simulatedEnvironment } from '../../cli/stage/embedded.ts';
import { spawnWorker } from '../../cli/stage/worker-process.ts';
import { Understudy } from '../../client/index.ts';
import type { Supervised, TemporalServer } from '../../devserver/index.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { scenarioConfig } from './config.ts';
import type { ProviderName, Scenario } from './scenario.ts';
import { usualFirstTokenMs } from './targets.ts';

/** One process alone can't tell its own trouble from a target's: from three on a second opinion is asked for. */
export const usualProcesses = 3;

/** A fleet of its own: simulated providers, worker processes, and a queue that nobody else uses. */
export interface Stage extends AsyncDisposable {
  readonly client: Client;
  readonly understudy: Understudy;
  readonly simulator: Simulator;
  readonly fleet: string;
  readonly workers: readonly Supervised[];
}

const dialects = { openai: 'openai', anthropic: 'anthropic', weak: 'openai' } as const satisfies Readonly<
  Record<ProviderName, string>
>;

export async function openStage(
  server: Pick<TemporalServer, 'address' | 'namespace'>,
  { name, thresholds }: Pick<Scenario, 'name' | 'thresholds'>,
  processes = usualProcesses,
): Promise<Stage> {
  await using parts = new AsyncDisposableStack();
  const providers = Object.entries(dialects).map(([provider, dialect]) => ({
    name: provider,
    dialect,
    firstTokenMs: usualFirstTokenMs,
  }));
  const simulator = parts.use(await startSimulator({ providers }));
  const folder = await mkdtemp(join(tmpdir(), 'understudy-scenario-'));
  parts.defer(() => rm(folder, { recursive: true, force: true }));
  const config = join(folder, 'understudy.yaml');
  await writeFile(config, scenarioConfig(simulator, thresholds));
  const connection = await Connection.connect({ address: server.address });
  parts.defer(() => connection.close());
  const fleet = `${name}-${randomUUID().slice(0, 8)}`;
  const env = {
    ...simulatedEnvironment(process.env),
    TEMPORAL_ADDRESS: server.address,
    TEMPORAL_NAMESPACE: server.namespace,
  };
  const workers = await Promise.all(
    Array.from({ length: processes }, async () =>
      parts.use(await spawnWorker({ config, env, raw: false, taskQueue: fleet, fleet })),
    ),
  );
  await Promise.all(workers.map(({ ready }) => ready));
  const client = new Client({ connection, namespace: server.namespace });
  const kept = parts.move();
  return {
    client,
    understudy: new Understudy(client, { taskQueue: fleet }),
    simulator,
    fleet,
    workers,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
