import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { SupervisedProcessError } from './errors.ts';
import { reportFd, type Assignment, type Exit, type Report } from './supervision.ts';

export interface OutputLine {
  stream: 'stdout' | 'stderr';
  text: string;
}

export interface SuperviseOptions {
  /** The whole environment of the process. Default: ours. */
  env?: NodeJS.ProcessEnv;
  /** Default: ours. */
  cwd?: string;
  onLine?: (line: OutputLine) => void;
  /** True for the line that says the process is ready. Without it the process is ready once it is spawned. */
  readyWhen?: (line: OutputLine) => boolean;
  /** From SIGTERM to SIGKILL in `stop()` and after our death, in milliseconds. Default 3,000. */
  graceMs?: number;
}

export interface Supervised {
  /** The pid of the process itself, not of its supervisor: `process.kill(pid, 'SIGKILL')` is a fair crash test. */
  pid: number;
  /** Resolves with the line `readyWhen` waits for; rejects with `SupervisedProcessError` when it ends before. */
  ready: Promise<void>;
  /** Resolves when the process has ended, for whatever reason. Never rejects. */
  exited: Promise<Exit>;
  /** The last lines of its output, at most 40, oldest first. */
  tail(): string[];
  /** SIGTERM, then SIGKILL after `graceMs`. Resolves when it is gone, at once if it already is. */
  stop(): Promise<Exit>;
  [Symbol.asyncDispose](): Promise<void>;
}

const tailLines = 40;
/** After the exit, a process that escaped the group can keep the output open for ever. */
const lateOutputMs = 500;
const supervisorPath = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './supervisor.ts' : './supervisor.js', import.meta.url),
);

function spawnSupervisor(label: string): ChildProcess {
  // NODE_OPTIONS is meant for the supervised process, which gets it: an --inspect would be taken twice.
  const { NODE_OPTIONS: _, ...env } = process.env;
  return spawn(process.execPath, ['--no-warnings', supervisorPath, label], {
    detached: true,
    env,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
}

/**
 * Runs a command that ends when we do: after `stop()`, after our normal end, and after our SIGKILL.
 * Ctrl-C in our terminal doesn't reach it, so that we can shut down in our own order.
 *
 * Resolves once it is spawned.
 *
 * @throws SupervisedProcessError when the command can't be run.
 */
export async function spawnSupervised(
  command: string,
  args: string[],
  { env = process.env, cwd = process.cwd(), onLine, readyWhen, graceMs = 3_000 }: SuperviseOptions = {},
): Promise<Supervised> {
  const supervisor = spawnSupervisor(command);
  const [stdin, stdout, stderr] = [supervisor.stdin!, supervisor.stdout!, supervisor.stderr!];
  const lines: string[] = [];
  const started = Promise.withResolvers<number>();
  const ready = Promise.withResolvers<void>();
  const exited = Promise.withResolvers<Exit>();
  // Not every caller waits for all three.
  for (const { promise } of [started, ready]) promise.catch(() => {});

  const receive = (line: OutputLine): void => {
    lines.push(line.text);
    if (lines.length > tailLines) lines.shift();
    onLine?.(line);
    if (readyWhen?.(line)) ready.resolve();
  };
  createInterface({ input: stdout }).on('line', (text) => receive({ stream: 'stdout', text }));
  createInterface({ input: stderr }).on('line', (text) => receive({ stream: 'stderr', text }));

  let pid: number | undefined;
  let exit: Exit | undefined;
  createInterface({ input: supervisor.stdio[reportFd] as Readable }).on('line', (text) => {
    const report = JSON.parse(text) as Report;
    switch (report.kind) {
      case 'started':
        pid = report.pid;
        started.resolve(pid);
        if (readyWhen === undefined) ready.resolve();
        break;
      case 'failed':
        started.reject(new SupervisedProcessError(command, report.message, []));
        break;
      case 'exited':
        exit = { code: report.code, signal: report.signal };
        break;
    }
  });

  const settle = (): void => {
    const end = exit ?? { code: null, signal: 'SIGKILL' };
    const how = end.signal === null ? `ended with exit code ${end.code}` : `was ended by ${end.signal}`;
    const error = new SupervisedProcessError(command, how, lines);
    started.reject(error);
    ready.reject(error);
    exited.resolve(end);
  };
  supervisor.once('error', settle);
  supervisor.once('close', settle);
  supervisor.once('exit', () => {
    // Somebody killed the supervisor: without it only we can keep the promise.
    if (exit === undefined && pid !== undefined) killQuietly(pid);
    setTimeout(settle, lateOutputMs).unref();
  });

  // EPIPE only says that the supervisor ended first, which `exit` reports.
  stdin.on('error', () => {});
  const assignment: Assignment = { command, args, env: env as Record<string, string>, cwd, graceMs };
  stdin.write(`${JSON.stringify(assignment)}\n`);

  const stop = (): Promise<Exit> => {
    stdin.end();
    return exited.promise;
  };
  return {
    pid: await started.promise,
    ready: ready.promise,
    exited: exited.promise,
    tail: () => [...lines],
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop();
    },
  };
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}
