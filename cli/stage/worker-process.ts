import { spawnSupervised, type Supervised } from '../../devserver/index.ts';
import { command } from './own-process.ts';
import { workerLine } from './worker-line.ts';

export interface WorkerProcessOptions {
  readonly config: string;
  readonly tools?: string | undefined;
  readonly metrics?: string | undefined;
  /** Default: the usual one, like the fleet. */
  readonly taskQueue?: string;
  readonly fleet?: string;
  readonly env: NodeJS.ProcessEnv;
  /** Log lines as they are, for programs. */
  readonly raw: boolean;
}

/** A worker gives its running attempts 10 s to finish; an idle one ends at once. */
const graceMs = 12_000;

/** A worker in a process of its own, so that losing one is the real thing. */
export function spawnWorker(options: WorkerProcessOptions): Promise<Supervised> {
  const { config, tools, metrics, taskQueue, fleet, env, raw } = options;
  const named = { '--tools': tools, '--metrics': metrics, '--task-queue': taskQueue, '--fleet': fleet };
  const more = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
  return spawnSupervised(
    process.execPath,
    ['--no-warnings', command, 'worker', '--config', config, ...more],
    {
      env,
      graceMs,
      onLine: ({ stream, text }) => {
        if (stream === 'stderr') process.stderr.write(`${raw ? text : workerLine(text)}\n`);
      },
      readyWhen: ({ stream, text }) => stream === 'stdout' && text.startsWith('{"worker"'),
    },
  );
}
