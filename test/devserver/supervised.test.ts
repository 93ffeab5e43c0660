import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { spawnSupervised, type OutputLine } from '../../devserver/index.ts';
import { gone, parentOf } from './sandbox.ts';

const sh = (script: string): [string, string[]] => ['/bin/sh', ['-c', script]];

test('delivers the lines of both streams, and the exit code', async () => {
  const lines: OutputLine[] = [];
  const child = await spawnSupervised(...sh('echo out; echo err >&2; exit 7'), {
    onLine: (line) => lines.push(line),
  });
  expect(await child.exited).toEqual({ code: 7, signal: null });
  expect(lines).toContainEqual({ stream: 'stdout', text: 'out' });
  expect(lines).toContainEqual({ stream: 'stderr', text: 'err' });
});

test('gives the process the environment and folder of the caller, and nothing else', async () => {
  const child = await spawnSupervised('/usr/bin/env', [], { env: { ONLY: 'this' }, cwd: '/' });
  await child.exited;
  expect(child.tail()).toEqual(['ONLY=this']);
});

test('is ready with the line the caller waits for', async () => {
  const child = await spawnSupervised(...sh('sleep 0.2; echo listening; sleep 60'), {
    readyWhen: ({ text }) => text === 'listening',
  });
  await child.ready;
  expect(child.tail()).toEqual(['listening']);
  await child.stop();
});

test('a process that ends before it is ready says so with its last lines', async () => {
  const child = await spawnSupervised(...sh('echo no port >&2; exit 3'), { readyWhen: () => false });
  await expect(child.ready).rejects.toThrow(/ended with exit code 3\n {2}no port/);
});

test('a command that does not exist is an error that names it', async () => {
  await expect(spawnSupervised('/nowhere/worker', [])).rejects.toThrow(/\/nowhere\/worker: .*ENOENT/);
});

test('stop sends SIGTERM first, and SIGKILL after the grace', async () => {
  const polite = await spawnSupervised(...sh('trap "echo bye; exit 0" TERM; while :; do sleep 0.05; done'));
  await sleep(100);
  expect(await polite.stop()).toEqual({ code: 0, signal: null });
  expect(polite.tail()).toEqual(['bye']);

  const stubborn = await spawnSupervised(...sh('trap "" TERM; while :; do sleep 0.05; done'), {
    graceMs: 200,
  });
  await sleep(100);
  expect(await stubborn.stop()).toEqual({ code: null, signal: 'SIGKILL' });
  expect(await stubborn.stop()).toEqual({ code: null, signal: 'SIGKILL' });
});

test('stop leaves nothing of what the process has started itself', async () => {
  const child = await spawnSupervised(...sh('sleep 60 & echo $!; wait'), { readyWhen: () => true });
  await child.ready;
  const supervisor = parentOf(child.pid);
  await child.stop();
  expect(await gone([child.pid, Number(child.tail()[0]), supervisor], 1_000)).toBeLessThan(1_000);
});

test('a kill -9 of the process is reported, and the supervisor ends', async () => {
  const child = await spawnSupervised('sleep', ['60']);
  const supervisor = parentOf(child.pid);
  process.kill(child.pid, 'SIGKILL');
  expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  await gone([supervisor], 1_000);
});

test('a kill -9 of the supervisor ends the process too', async () => {
  const child = await spawnSupervised('sleep', ['60']);
  process.kill(parentOf(child.pid), 'SIGKILL');
  await child.exited;
  expect(await gone([child.pid], 1_000)).toBeLessThan(1_000);
});
