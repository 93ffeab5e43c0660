import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAlive } from './is-alive.ts';
import { openShell, type Shell } from './shell.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await openShell();
});
afterAll(() => shell[Symbol.asyncDispose]());

test('demo ends at Ctrl-C in the middle of its story, with all that it started', async () => {
  await using demo = shell.background(['demo']);
  await demo.until('stdout', 'a worker is up');
  const worker = Number(/worker is up \(pid (\d+)\)/.exec(demo.stdout())?.[1]);
  expect(isAlive(worker)).toBe(true);
  const signalledAt = Date.now();
  demo.process.kill('SIGINT');
  expect(await demo.exited).toBe(1);
  expect(Date.now() - signalledAt).toBeLessThan(15_000);
  expect(demo.stderr()).toContain('The demo was ended before its end.');
  expect(isAlive(worker)).toBe(false);
});
