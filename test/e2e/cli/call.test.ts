import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShell, records, type Shell } from './shell.ts';
import { openUp, type Up } from './up.ts';

let shell: Shell;
let up: Up;
beforeAll(async () => {
  shell = await openShell();
  up = await openUp(shell);
});
afterAll(async () => {
  await up[Symbol.asyncDispose]();
  await shell[Symbol.asyncDispose]();
});

test('a call without a worker says what it waits for', async () => {
  const queue = `nobody-${randomUUID()}`;
  await using waiting = shell.background(['call', 'Hello', '--task-queue', queue]);
  await waiting.until('stderr', `No worker takes work from the task queue "${queue}"`);
  expect(waiting.stderr()).toContain('worker --task-queue');
});

test('call', async () => {
  const { code, stdout, stderr } = await shell.understudy(['call', 'Hello']);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^Answer to "Hello" \(message 1 of this conversation\)\.$/m);
  expect(stdout).toMatch(/^— openai\/gpt-5\.6-sol; why: npm run understudy -- explain call-/m);
  expect(stdout).not.toMatch(/\n\n/);
  expect(code).toBe(0);
});

test('call --json: one record, and the same id is the same answer', async () => {
  const id = `cli-${randomUUID()}`;
  const one = await shell.understudy(['call', 'Hello', '--id', id, '--json']);
  expect(one.code).toBe(0);
  expect(records(one.stdout)).toEqual([
    expect.objectContaining({
      id,
      text: 'Answer to "Hello" (message 1 of this conversation).',
      answeredBy: 'openai/gpt-5.6-sol',
    }),
  ]);
  const two = await shell.understudy(['call', 'Something else', '--id', id, '--json']);
  expect(two.stdout).toBe(one.stdout);
});

test('an unknown route: exit code 1 and the routes there are', async () => {
  const plain = await shell.understudy(['call', 'Hello', '--route', 'nope']);
  expect(plain.code).toBe(1);
  expect(plain.stderr).toMatch(/^UnknownRoute: .*no route "nope".*support\n$/);
  const json = await shell.understudy(['call', 'Hello', '--route', 'nope', '--json']);
  expect(json.code).toBe(1);
  expect(records(json.stdout)).toEqual([{ failure: expect.objectContaining({ type: 'UnknownRoute' }) }]);
  await up.until('stderr', 'UnknownRoute');
  for (const line of up.stderr().trimEnd().split('\n')) expect(line).toMatch(/^ {2}worker: \w[^{]*$/);
});

test('a slow answer: the wait is explained, and the answer comes', async () => {
  await up.simulator.fail('openai', { fault: 'slow', tokensPerSecond: 4, times: 1 });
  const { code, stdout, stderr } = await shell.understudy(['call', 'Take your time, please']);
  expect(stderr).toMatch(
    /^Still under way\. Ctrl-C ends the waiting, not the run: .* explain call-[^\n]+\n$/,
  );
  expect(stdout).toContain('Answer to "Take your time, please"');
  expect(code).toBe(0);
});

test('a switch is told', async () => {
  await up.simulator.fail('openai', { fault: 'status', status: 503, times: 1 });
  const { stdout } = await shell.understudy(['call', 'Hello']);
  expect(stdout).toMatch(/^— anthropic\/claude-opus-5-5, switched from openai\/gpt-5\.6-sol; why: /m);
  const id = /explain (call-\S+)/.exec(stdout)?.[1] ?? '';
  const explained = await shell.understudy(['explain', id]);
  expect(explained.stdout).toMatch(/^1 .*openai\/gpt-5\.6-sol +preferred +overloaded \(503\)/m);
  expect(explained.stdout).toMatch(/^2 .*anthropic\/claude-opus-5-5 +fallback +answered/m);
});

test('bad input: exit code 2', async () => {
  const { code, stderr } = await shell.understudy(['call', ' ']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^InvalidInput: messages/);
});
