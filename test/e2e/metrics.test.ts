import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { embeddedConfig } from '../../cli/stage/embedded.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { freePort, take } from './cli/port.ts';
import { openShell, type Background, type Shell } from './cli/shell.ts';

const primary = 'openai/gpt-5.6-sol';
const backup = 'anthropic/claude-opus-5-5';
const route = 'support';
const taskQueue = `metrics-${randomUUID().slice(0, 8)}`;
const env = { UNDERSTUDY_SIMULATOR_KEY: 'simulated' };

let shell: Shell;
let simulator: Simulator;
beforeAll(async () => {
  shell = await openShell();
  simulator = await startSimulator();
  const [openai, anthropic] = [simulator.baseUrl('openai'), simulator.baseUrl('anthropic')];
  await writeFile(join(shell.folder, 'simulated.yaml'), embeddedConfig({ openai, anthropic }));
});
afterEach(() => simulator.heal());
afterAll(async () => {
  await simulator.stop();
  await shell[Symbol.asyncDispose]();
});

test('a call whose primary fails once: both attempts, and the switch between them', async () => {
  const address = `127.0.0.1:${await freePort()}`;
  await using _ = await worker('--metrics', address);
  await simulator.fail('openai', { fault: 'status', status: 503, times: 1 });
  expect(await shell.understudy(['call', 'Hello', '--task-queue', taskQueue])).toMatchObject({ code: 0 });
  const scraped = await scrape(address);
  expect(scraped('understudy_attempts')).toMatchObject([
    { route, target: primary, outcome: 'Overloaded', why: 'preferred', value: 1 },
    { route, target: backup, outcome: 'ok', why: 'fallback', value: 1 },
  ]);
  expect(scraped('understudy_switches')).toMatchObject([
    { route, from: primary, to: backup, reason: 'Overloaded', value: 1 },
  ]);
  expect(scraped('understudy_tokens')).toMatchObject([
    { direction: 'input', target: backup, value: expect.any(Number) },
    { direction: 'output', target: backup, value: expect.any(Number) },
  ]);
  expect(scraped('understudy_attempt_duration_seconds_count')).toHaveLength(2);
  expect(scraped('understudy_first_token_seconds_bucket').map(({ le }) => le)).toContain('81.92');
  expect(scraped('understudy_lost_attempts')).toEqual([]);
});

test('an attempt whose worker was killed is counted by the worker that takes over', async () => {
  await simulator.fail('openai', { fault: 'slow', tokensPerSecond: 2, times: 1 });
  await using killed = await worker();
  await using call = shell.background(['call', 'Hello there', '--task-queue', taskQueue]);
  await vi.waitFor(
    async () =>
      expect((await simulator.requests('openai')).some(({ tokensSent }) => tokensSent > 1)).toBe(true),
    { timeout: 20_000, interval: 50 },
  );
  killed.process.kill('SIGKILL');
  await killed.exited;
  const address = `127.0.0.1:${await freePort()}`;
  await using _ = await worker('--metrics', address);
  expect(await call.exited).toBe(0);
  const scraped = await scrape(address);
  expect(scraped('understudy_lost_attempts')).toMatchObject([{ route, target: primary, value: 1 }]);
  expect(scraped('understudy_attempts')).toMatchObject([
    { target: primary, outcome: 'WorkerLost', value: 1 },
    { target: primary, outcome: 'ok', value: 1 },
  ]);
});

test('an address that is taken: what and where, in a line', async () => {
  await using taken = await take(await freePort());
  const args = ['worker', '--config', 'simulated.yaml', '--metrics', `127.0.0.1:${taken.port}`];
  const { code, stdout, stderr } = await shell.understudy(args, { env });
  expect(stderr).toMatch(
    new RegExp(
      `^metrics can't be served at 127\\.0\\.0\\.1:${taken.port}; name another address\\. .*in use.*\\n$`,
    ),
  );
  expect(stdout).toBe('');
  expect(code).toBe(1);
});

async function worker(...more: readonly string[]): Promise<Background> {
  const args = [
    'worker',
    '--config',
    'simulated.yaml',
    '--task-queue',
    taskQueue,
    '--fleet',
    taskQueue,
    ...more,
  ];
  const started = shell.background(args, { env });
  await started.until('stdout', '{"worker"');
  return started;
}

/** The samples that Prometheus would find under a name. */
async function scrape(address: string): Promise<(name: string) => readonly Record<string, unknown>[]> {
  const text = await (await fetch(`http://${address}/metrics`)).text();
  return (name) =>
    [...text.matchAll(new RegExp(`^${name}\\{(.*)\\} (.*)$`, 'gm'))].map(([, labels = '', value]) => ({
      ...Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, word]) => [key, word])),
      value: Number(value),
    }));
}
