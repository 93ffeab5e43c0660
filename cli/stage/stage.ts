import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import {
  resolveServer,
  spawnSupervised,
  type Supervised,
  type TemporalServer,
} from '../../devserver/index.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { searchAttributes } from '../../workflows/visibility/attributes.ts';
import type { Output } from '../output.ts';
import { embeddedConfig, simulatedEnvironment } from './embedded.ts';

/** Everything that a run needs, up on this machine: a server, a worker's configuration, and simulated providers. */
export interface Stage extends AsyncDisposable {
  readonly server: TemporalServer;
  readonly client: Client;
  /** Absent where `understudy.yaml` names the providers. */
  readonly simulator: Simulator | undefined;
  /** Path of the configuration that the workers get. */
  readonly config: string;
  startWorker(): Promise<Supervised>;
}

export interface StageOptions {
  readonly output: Output;
  /** Use `understudy.yaml`, or this file, where there is one, instead of the simulator. */
  readonly config?: string;
  /** Never look at `understudy.yaml`, and strip vendors' keys. */
  readonly simulated: boolean;
  /** Module with the tools' functions. */
  readonly tools?: string;
  /** Added to the workers' environment. */
  readonly env?: NodeJS.ProcessEnv;
}

const command = new URL('../understudy.ts', import.meta.url).pathname.replace(
  /\.ts$/,
  import.meta.url.endsWith('.ts') ? '.ts' : '.js',
);

/** Brings the parts up, saying what each does and how long it took. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { output } = options;
  await using parts = new AsyncDisposableStack();
  const server = parts.use(
    await resolveServer({
      searchAttributes: { ...searchAttributes },
      onProgress: (line) => output.say(`  ${line.step}: ${line.text}`, { progress: line }),
    }),
  );
  const own = options.simulated ? undefined : ownConfig(options.config);
  const simulator = own === undefined ? parts.use(await startSimulatorNear(4100)) : undefined;
  const config = own ?? (await writeEmbedded(parts, simulator));
  const connection = await Connection.connect({ address: server.address });
  parts.defer(() => connection.close());
  const base = simulator === undefined ? process.env : simulatedEnvironment(process.env);
  const env = {
    ...base,
    ...options.env,
    TEMPORAL_ADDRESS: server.address,
    TEMPORAL_NAMESPACE: server.namespace,
  };
  const tools = options.tools === undefined ? [] : ['--tools', options.tools];
  const workers = parts.use(new AsyncDisposableStack());
  const kept = parts.move();
  return {
    server,
    client: new Client({ connection, namespace: server.namespace }),
    simulator,
    config,
    startWorker: async () => {
      const worker = await spawnSupervised(
        process.execPath,
        ['--no-warnings', command, 'worker', '--config', config, ...tools],
        {
          env,
          onLine: ({ stream, text }) => {
            if (stream === 'stderr') process.stderr.write(`  worker: ${text}\n`);
          },
          readyWhen: ({ stream, text }) => stream === 'stdout' && text.startsWith('{"worker"'),
        },
      );
      workers.use(worker);
      await worker.ready;
      return worker;
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

function ownConfig(named: string | undefined): string | undefined {
  return (
    named ??
    process.env['UNDERSTUDY_CONFIG'] ??
    (existsSync('understudy.yaml') ? 'understudy.yaml' : undefined)
  );
}

async function writeEmbedded(parts: AsyncDisposableStack, simulator: Simulator | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-'));
  parts.defer(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'understudy.yaml');
  const [openai, anthropic] = ['openai', 'anthropic'].map((name) => simulator?.baseUrl(name) ?? '');
  await writeFile(file, embeddedConfig({ openai: openai ?? '', anthropic: anthropic ?? '' }));
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
