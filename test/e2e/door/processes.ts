import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { embeddedConfig, simulatedEnvironment } from '../../../cli/stage/embedded.ts';
import { spawnSupervised, type Supervised } from '../../../devserver/index.ts';
import { startSimulator, type Simulator, type ProviderOptions } from '../../../simulator/index.ts';

const command = fileURLToPath(new URL('../../../cli/understudy.ts', import.meta.url));
const doorProcess = fileURLToPath(new URL('../../fixtures/door-process.ts', import.meta.url));

/** A door and workers, each in a process of its own. */
export interface Processes extends AsyncDisposable {
  readonly simulator: Simulator;
  readonly taskQueue: string;
  readonly url: string;
  readonly door: Supervised;
  readonly workers: readonly Supervised[];
}

export interface ProcessesOptions {
  readonly workers: number;
  /** How each simulated provider speaks. */
  readonly pace?: Pick<ProviderOptions, 'tokensPerSecond' | 'firstTokenMs'>;
}

export async function openProcesses({ workers: count, pace }: ProcessesOptions): Promise<Processes> {
  await using parts = new AsyncDisposableStack();
  const { address, namespace } = inject('temporal');
  const simulator = parts.use(
    await startSimulator({
      providers: [
        { name: 'openai', dialect: 'openai', ...pace },
        { name: 'anthropic', dialect: 'anthropic', ...pace },
      ],
    }),
  );
  const folder = await mkdtemp(join(tmpdir(), 'understudy-door-'));
  parts.defer(() => rm(folder, { recursive: true }));
  const file = join(folder, 'understudy.yaml');
  const urls = { openai: simulator.baseUrl('openai'), anthropic: simulator.baseUrl('anthropic') };
  await writeFile(file, embeddedConfig(urls));
  const taskQueue = `door-${randomUUID().slice(0, 8)}`;
  const start = async (args: readonly string[], ready: (line: string) => boolean): Promise<Supervised> => {
    const started = parts.use(
      await spawnSupervised(process.execPath, ['--no-warnings', ...args], {
        env: {
          ...simulatedEnvironment(process.env),
          TEMPORAL_ADDRESS: address,
          UNDERSTUDY_SIMULATOR_KEY: 'simulated',
        },
        readyWhen: ({ text }) => ready(text),
      }),
    );
    await started.ready;
    return started;
  };
  const workerArgs = [command, 'worker', '--config', file, '--task-queue', taskQueue, '--no-fleet'];
  const workers = await Promise.all(
    Array.from({ length: count }, () => start(workerArgs, (text) => text.startsWith('{"worker"'))),
  );
  let url = '';
  const door = await start([doorProcess, address, namespace, taskQueue, file], (text) => {
    if (text.startsWith('{"door"')) url = (JSON.parse(text) as { door: string }).door;
    return url !== '';
  });
  const kept = parts.move();
  return {
    simulator,
    taskQueue,
    url,
    door,
    workers,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** What a process holds, as Linux counts it. */
export async function heldBy(pid: number): Promise<{ readonly megabytes: number; readonly sockets: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(status) ?? [];
  const files = await readdir(`/proc/${pid}/fd`);
  const links = await Promise.all(files.map((each) => readlink(`/proc/${pid}/fd/${each}`).catch(() => '')));
  return {
    megabytes: Math.round(Number(kilobytes) / 1024),
    sockets: links.filter((link) => link.startsWith('socket:')).length,
  };
}
