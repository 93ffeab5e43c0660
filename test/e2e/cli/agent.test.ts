import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
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

test('an agent run, its transcript and its explanation', async () => {
  const id = `cli-${randomUUID()}`;
  const run = await shell.understudy(['agent', 'start', 'refunds', 'Please refund order=4711.', '--id', id]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toMatch(/^Done\. lookup_order: .*refunded=42\.00 EUR/m);
  expect(run.stdout).toMatch(/^— finished after 4 turns, last by openai\/gpt-5\.6-sol/m);

  const transcript = await shell.understudy(['agent', 'transcript', id]);
  expect(transcript.stdout).toMatch(/^user {6}Please refund order=4711\.$/m);
  expect(transcript.stdout).toMatch(/^assistant → lookup_order\(\{"order":"4711"\}\)$/m);
  const messages = records((await shell.understudy(['agent', 'transcript', id, '--json'])).stdout);
  const roles = messages.map(({ role }) => role).join(' ');
  expect(roles).toBe('system user assistant tool assistant tool assistant tool assistant');

  const explained = await shell.understudy(['explain', id]);
  expect(explained.code).toBe(0);
  expect(explained.stdout).toMatch(new RegExp(`^${id} {2}llmAgent {2}completed`));
  expect(explained.stdout).toMatch(/^4 +[\d:.]+ +openai\/gpt-5\.6-sol +preferred +answered/m);
  expect(explained.stdout).toMatch(/send_receipt +ok +1/);
  const [explanation] = records((await shell.understudy(['explain', id, '--json'])).stdout);
  expect(explanation).toMatchObject({ id, status: 'completed', answeredBy: 'openai/gpt-5.6-sol' });
  expect(explanation?.['attempts']).toHaveLength(4);
});

test('agent start --detach prints the id, and another process reads the run', async () => {
  const { code, stdout } = await shell.understudy([
    'agent',
    'start',
    'refunds',
    'Refund order=1.',
    '--detach',
  ]);
  expect(code).toBe(0);
  const id = stdout.trim();
  expect(id).toMatch(/^agent-[\w-]+$/);
  await expect
    .poll(async () => (await shell.understudy(['explain', id])).stdout, { timeout: 20_000, interval: 200 })
    .toContain('completed');
});

test('agent send reaches a run that is under way, and says why when it can’t', async () => {
  const id = `cli-${randomUUID()}`;
  const connection = await Connection.connect({ address: inject('temporal').address });
  await new Client({ connection }).workflow.signalWithStart('llmAgent', {
    workflowId: id,
    taskQueue: 'understudy',
    args: [{ agent: 'refunds', input: 'say hello' }],
    signal: 'pause',
  });
  await connection.close();
  const sent = await shell.understudy(['agent', 'send', id, 'say heard', '--message-id', 'm1', '--json']);
  expect(sent).toMatchObject({ code: 0, stderr: '' });
  expect(records(sent.stdout)).toMatchObject([{ id }]);
  const never = await shell.understudy(['agent', 'send', 'never', 'Hello']);
  expect(never).toMatchObject({ code: 1, stdout: '' });
  expect(never.stderr).toMatch(/^UnknownRun: there is no run "never" in the namespace "default": [^\n]+\n$/);
  const blank = await shell.understudy(['agent', 'send', id, ' ']);
  expect(blank).toMatchObject({ code: 2, stdout: '' });
});

test.each([
  ['explain', ['explain']],
  ['agent transcript', ['agent', 'transcript']],
])('%s of an unknown id: a sentence', async (_, args) => {
  const { code, stdout, stderr } = await shell.understudy([...args, 'no-such-id']);
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^There is no run "no-such-id" in the namespace "default": [^\n]+\n$/);
});
