import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import { inject } from 'vitest';
import { Understudy } from '../../client/index.ts';
import { embeddedConfig } from '../../cli/stage/embedded.ts';
import { startSimulator, type ProviderOptions, type Simulator } from '../../simulator/index.ts';
import { parseConfig, type Config } from '../../worker/config/index.ts';
import { createWorker, type ToolActivities } from '../../worker/createWorker.ts';
import { installRuntime } from '../../worker/runtime.ts';

/** A worker of this process with simulated providers, on a queue of its own. */
export interface Troupe extends AsyncDisposable {
  readonly client: Client;
  readonly understudy: Understudy;
  readonly simulator: Simulator;
  readonly taskQueue: string;
  /** The server's. */
  readonly address: string;
  readonly config: Config;
}

export interface TroupeOptions {
  /** Configuration text, from the base URLs; default: the embedded one. */
  readonly config?: (urls: { openai: string; anthropic: string }, simulator: Simulator) => string;
  readonly tools?: ToolActivities;
  /** Default: one that nobody else has. */
  readonly taskQueue?: string;
  /** Besides `openai` and `anthropic`. */
  readonly providers?: readonly ProviderOptions[];
  readonly workflowBundle?: WorkflowBundleOption;
  /** Health is kept, by a fleet of this worker alone; default: it isn't, or one test's faults would move the next one's calls. */
  readonly fleet?: true;
  /** Default: the one that all suites share. */
  readonly server?: { readonly address: string; readonly namespace: string };
}

let installed = false;

/** Brings up a worker; dispose it when the suite ends. */
export async function openTroupe(options: TroupeOptions = {}): Promise<Troupe> {
  if (!installed) installRuntime({ logLevel: 'ERROR' });
  installed = true;
  const { address, namespace } = options.server ?? inject('temporal');
  const parts = new AsyncDisposableStack();
  const simulator = parts.use(
    await startSimulator({
      providers: [
        { name: 'openai', dialect: 'openai' },
        { name: 'anthropic', dialect: 'anthropic' },
        ...(options.providers ?? []),
      ],
    }),
  );
  const urls = { openai: simulator.baseUrl('openai'), anthropic: simulator.baseUrl('anthropic') };
  const text = (options.config ?? embeddedConfig)(urls, simulator);
  const parsed = parseConfig(text, { source: 'test.yaml', env: { UNDERSTUDY_SIMULATOR_KEY: 'simulated' } });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ line, rule }) => `${line}: ${rule}`).join('\n'));
  const taskQueue = options.taskQueue ?? `test-${randomUUID().slice(0, 8)}`;
  const connection = await Connection.connect({ address });
  parts.defer(() => connection.close());
  const native = await NativeConnection.connect({ address });
  parts.defer(() => native.close());
  const worker = await createWorker({
    connection: native,
    config: parsed.config,
    namespace,
    taskQueue,
    fleet: options.fleet === true ? taskQueue : null,
    tools: options.tools ?? {},
    workflowBundle: options.workflowBundle ?? { codePath: inject('workflowBundle') },
  });
  const running = worker.run();
  parts.defer(async () => {
    worker.shutdown();
    await running;
  });
  const client = new Client({ connection, namespace });
  const understudy = new Understudy(client, { taskQueue });
  const { config } = parsed;
  return {
    client,
    understudy,
    simulator,
    taskQueue,
    address,
    config,
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
