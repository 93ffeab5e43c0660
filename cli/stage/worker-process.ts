import { spawnSupervised, type Supervised } from '../../devserver/index.ts';
import { command } from './own-process.ts';
import { workerLine } from './worker-line.ts';

export interface WorkerProcessOptions {
  readonly config: string;
  readonly tools: string | undefined;
  readonly metrics: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** Log lines as they are, for programs. */
  readonly raw: boolean;
}

/** A worker gives its running attempts 10 s to finish; an idle one ends at once. */
const graceMs = 12_000;

/** A worker in a process of its own, so that losing one is the real thing. */
export function spawnWorker(options: WorkerProcessOptions): Promise<Supervised> {
  const { config, tools, metrics, env, raw } = options;
  const toolArgs = tools === undefined ? [] : ['--tools', tools];
  const metricArgs = metrics === undefined ? [] : ['--metrics', metrics];
  return spawnSupervised(
    process.execPath,
    ['--no-warnings', command, 'worker', '--config', config, ...toolArgs, ...metricArgs],
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
