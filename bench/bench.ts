import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { resolveServer, spawnSupervised } from '../devserver/index.ts';
import { connectSimulator, type SimulatorClient } from '../simulator/index.ts';
import { createWorker } from '../worker/createWorker.ts';
import { installRuntime } from '../worker/runtime.ts';
import { searchAttributes } from '../workflows/visibility/attributes.ts';
import { bareActivities } from './bare/activities.ts';
import { parseBenchConfig } from './config.ts';
import { openWays, type Ways } from './door/open.ts';

export const taskQueue = 'bench';

/** Where figures are measured: one server, one worker, simulated providers in a process of their own. */
export interface Bench extends AsyncDisposable {
  readonly client: Client;
  readonly simulator: SimulatorClient;
  /** The provider, a door before it, and what it is to be compared with; opened when first asked for. */
  ways(): Promise<Ways>;
  note(text: string): void;
}

export async function openBench(
  note: (text: string) => void,
  { portkey }: { readonly portkey: boolean },
): Promise<Bench> {
  installRuntime({ logLevel: 'ERROR' });
  await using opening = new AsyncDisposableStack();
  const server = opening.use(
    await resolveServer({
      searchAttributes: { ...searchAttributes },
      onProgress: ({ step, text }) => note(`${step}: ${text}`),
    }),
  );
  const url = await startSimulatorProcess(opening);
  const openai = `${url}/openai/v1`;
  const anthropic = `${url}/anthropic`;
  const native = await NativeConnection.connect({ address: server.address });
  opening.defer(() => native.close());
  const workflowsPath = fileURLToPath(new URL('bare/workflows.ts', import.meta.url));
  const worker = await createWorker({
    connection: native,
    config: parseBenchConfig({ openai, anthropic }),
    taskQueue,
    // The faults of one figure would move the calls of the next one.
    fleet: null,
    tools: { ...bareActivities(openai, anthropic), fetch_page: async () => 'p'.repeat(2048) },
    workflowBundle: await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') }),
  });
  const running = worker.run();
  opening.defer(async () => {
    worker.shutdown();
    await running;
  });
  const connection = await Connection.connect({ address: server.address });
  opening.defer(() => connection.close());
  const kept = opening.move();
  let ways: Promise<Ways> | undefined;
  return {
    client: new Client({ connection }),
    simulator: connectSimulator(url),
    ways: () => {
      ways ??= openWays({ address: server.address, taskQueue, openai, anthropic, portkey }, kept);
      return ways;
    },
    note,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function startSimulatorProcess(parts: AsyncDisposableStack): Promise<string> {
  const main = fileURLToPath(new URL('../simulator/main.ts', import.meta.url));
  let url = '';
  const simulator = parts.use(
    await spawnSupervised(process.execPath, ['--no-warnings', main], {
      readyWhen: ({ text }) => {
        url = (JSON.parse(text) as { simulator?: string }).simulator ?? '';
        return url !== '';
      },
    }),
  );
  await simulator.ready;
  return url;
}
