import { spawn, spawnSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { withLock } from '../../devserver/lock.ts';
import { sandbox } from './sandbox.ts';

const heldBy = (pid: number, since = Date.now()): string =>
  JSON.stringify({ token: 'other', pid, host: hostname(), since });

test('only one works at a time, and nothing is left behind', async () => {
  const { home } = await sandbox();
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, (inside += 1));
    await sleep(20);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 5 }, () => withLock(join(home, 'lock'), work)));
  expect(most).toBe(1);
  expect(await readdir(home)).toEqual(['bin']);
});

test('the lock of a dead process is taken over, by one of several waiters', async () => {
  const { home } = await sandbox();
  const { pid } = spawnSync('true');
  await writeFile(join(home, 'lock'), heldBy(pid));
  let inside = 0;
  const work = async (): Promise<number> => {
    inside += 1;
    await sleep(20);
    return (inside -= 1);
  };
  expect(await Promise.all([1, 2, 3].map(() => withLock(join(home, 'lock'), work)))).toEqual([0, 0, 0]);
});

test('the lock of a living process is waited for, saying whose it is', async () => {
  const { home } = await sandbox();
  const holder = spawn('sleep', ['1']);
  onTestFinished(() => void holder.kill());
  await writeFile(join(home, 'lock'), heldBy(holder.pid!));
  const waits: number[] = [];
  const startedAt = performance.now();
  await withLock(join(home, 'lock'), async () => {}, { onWait: ({ pid }) => waits.push(pid) });
  expect(performance.now() - startedAt).toBeGreaterThan(800);
  expect(waits).toEqual([holder.pid]);
});

test('a lock older than any build is taken over, whoever has its pid now', async () => {
  const { home } = await sandbox();
  await writeFile(join(home, 'lock'), heldBy(process.pid, Date.now() - 3_600_000));
  await expect(withLock(join(home, 'lock'), async () => 'done')).resolves.toBe('done');
});

test('a failing work gives the lock back', async () => {
  const { home } = await sandbox();
  await expect(withLock(join(home, 'lock'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(withLock(join(home, 'lock'), async () => 'next')).resolves.toBe('next');
});
