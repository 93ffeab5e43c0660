/**
 * The process between us and a process that must not outlive us. Spawned by `supervised.ts`, never imported.
 *
 * It has a session of its own, so Ctrl-C and a closed terminal don't reach it or its child; and it holds the
 * read end of a pipe whose write end only we have, so the kernel tells it when we are gone, even after SIGKILL.
 */
import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { reportFd, type Assignment, type Report } from './supervision.ts';

function report(message: Report): void {
  try {
    writeSync(reportFd, `${JSON.stringify(message)}\n`);
  } catch {
    // The parent died, so nobody reads any more; ending the child still matters.
  }
}

function supervise({ command, args, env, cwd, graceMs }: Assignment): () => void {
  // The output goes straight to the parent's pipes. Its own group lets us end what the child leaves behind.
  const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  const { pid } = child;

  const killGroup = (): void => {
    if (pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    } catch {
      // Nothing is left of the group.
    }
  };

  child.once('spawn', () => {
    if (pid !== undefined) report({ kind: 'started', pid });
  });
  child.once('error', (error) => {
    if (pid !== undefined) return;
    report({ kind: 'failed', message: error.message });
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    killGroup();
    report({ kind: 'exited', code, signal });
    process.exit(0);
  });

  return () => {
    child.kill('SIGTERM');
    setTimeout(killGroup, graceMs);
  };
}

let stop: (() => void) | undefined;
const stopOnce = (): void => {
  if (stop === undefined) process.exit(0);
  stop();
  stop = () => {};
};

const input = createInterface({ input: process.stdin });
input.once('line', (line) => {
  stop = supervise(JSON.parse(line) as Assignment);
});
input.once('close', stopOnce);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stopOnce);
