import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { resolveServer, type Supervised, type TemporalServer } from '../../devserver/index.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { searchAttributes } from '../../workflows/visibility/attributes.ts';
import { CommandError } from '../command-error.ts';
import type { Output } from '../output.ts';
import { embeddedConfig, simulatedEnvironment } from './embedded.ts';
import { ownConfig } from './own-config.ts';
import { spawnDoor, type DoorProcess } from './door-process.ts';
import { spawnWorker } from './worker-process.ts';

/** Everything that a run needs, up on this machine: a server, a worker's configuration, and simulated providers. */
export interface Stage extends AsyncDisposable {
  readonly server: TemporalServer;
  readonly client: Client;
  /** Absent where `understudy.yaml` names the providers. */
  readonly simulator: Simulator | undefined;
  /** Path of the configuration that the workers get. */
  readonly config: string;
  startWorker(): Promise<Supervised>;
  /** The front door, on the configured port, or on a free one where that is taken. */
  startDoor(): Promise<Opened>;
}

/** A front door that is open. */
export type Opened = Pick<DoorProcess, 'process'> & { readonly url: string };

export interface StageOptions {
  readonly output: Output;
  /** Use `understudy.yaml`, or this file, where there is one, instead of the simulator. */
  readonly config?: string;
  /** Never look at `understudy.yaml`. */
  readonly simulated: boolean;
  /** Module with the tools' functions. */
  readonly tools?: string;
  /** Module with the tools' functions where providers are simulated and `tools` is absent. */
  readonly simulatedTools: string;
  /** IP address and port where the worker serves Prometheus metrics; default: nowhere. */
  readonly metrics?: string;
  /** Added to the workers' environment. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Brings the parts up, saying what each does. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { output } = options;
  const own = options.simulated ? undefined : await ownConfig(options.config);
  await using parts = new AsyncDisposableStack();
  const server = parts.use(await resolveServerAloud(output));
  const simulator = own === undefined ? parts.use(await startSimulatorNear(4100)) : undefined;
  const config = simulator === undefined ? (own ?? '') : await writeEmbedded(parts, simulator);
  // With the user's TLS and API key where the server is the user's.
  const { connectionOptions } = server.startedByUs ? { connectionOptions: {} } : loadClientConnectConfig();
  const connection = await Connection.connect({ ...connectionOptions, address: server.address });
  parts.defer(() => connection.close());
  const env = {
    ...(simulator === undefined ? process.env : simulatedEnvironment(process.env)),
    ...options.env,
    TEMPORAL_ADDRESS: server.address,
    TEMPORAL_NAMESPACE: server.namespace,
  };
  const tools = options.tools ?? (simulator === undefined ? undefined : options.simulatedTools);
  // Last in, first out: workers end before what they work with.
  const workers = parts.use(new AsyncDisposableStack());
  const kept = parts.move();
  return {
    server,
    client: new Client({ connection, namespace: server.namespace }),
    simulator,
    config,
    startWorker: async () => {
      const worker = workers.use(
        await spawnWorker({ config, tools, metrics: options.metrics, env, raw: output.json }),
      );
      try {
        await worker.ready;
      } catch {
        throw new CommandError('The worker ended before it was ready; its own words stand above.');
      }
      return worker;
    },
    startDoor: async () => {
      const door = await spawnDoor(config, env);
      workers.use(door.process);
      try {
        return { process: door.process, url: await door.url };
      } catch {
        throw new CommandError('The front door ended before it was open; its own words stand above.');
      }
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** For people without the places that have nothing; with them when none has a server, in the error. */
function resolveServerAloud(output: Output): Promise<TemporalServer> {
  return resolveServer({
    searchAttributes: { ...searchAttributes },
    onProgress: (progress) => {
      output.record({ progress });
      if (progress.state === 'trying' || progress.state === 'skipped' || progress.state === 'failed') return;
      output.note(`  ${progress.step}: ${progress.text}`);
    },
  });
}

async function writeEmbedded(parts: AsyncDisposableStack, simulator: Simulator): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-'));
  parts.defer(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'understudy.yaml');
  const [openai, anthropic] = [simulator.baseUrl('openai'), simulator.baseUrl('anthropic')];
  await writeFile(file, embeddedConfig({ openai, anthropic }));
  return file;
}

/** On this port, or on a free one where it is taken. */
async function startSimulatorNear(port: number): Promise<Simulator> {
  try {
    return await startSimulator({ port });
  } catch {
    return startSimulator();
  }
}
