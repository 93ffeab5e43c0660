import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { simulatedEnvironment } from '../../cli/stage/embedded.ts';
import { Understudy } from '../../client/index.ts';
import { spawnSupervised, type Supervised } from '../../devserver/index.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';

const command = fileURLToPath(new URL('../../cli/understudy.ts', import.meta.url));
const tools = fileURLToPath(new URL('../fixtures/ledger-tools.ts', import.meta.url));
const taskQueue = `crash-${randomUUID().slice(0, 8)}`;
const script = 'say {bytes:200} & call reads {}\ncall charges {}\ncall mails {}\nsay $1.done $2.done $3.done';
const whole = 'system user assistant tool assistant tool assistant tool assistant';

let folder: string;
let ledger: string;
let simulator: Simulator;
let connection: Connection;
let understudy: Understudy;
const workers: Supervised[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'understudy-crash-'));
  simulator = await startSimulator();
  connection = await Connection.connect({ address: inject('temporal').address });
  understudy = new Understudy(new Client({ connection }), { taskQueue });
  await writeFile(join(folder, 'understudy.yaml'), config());
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await simulator.heal();
  simulator.clear();
});
afterAll(async () => {
  await connection.close();
  await simulator.stop();
  await rm(folder, { recursive: true });
});

test('killed before the request: it is made once, by the next worker', async () => {
  await simulator.fail('openai', {
    fault: 'status',
    status: 429,
    headers: { 'retry-after-ms': '1900' },
    times: 1,
  });
  const run = await begin('say hello');
  await until(async () => (await simulator.requests('openai')).length === 1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await crash();
  const result = await run.result();
  expect(result.text).toBe('hello');
  expect(await simulator.requests('openai')).toHaveLength(2);
  expect((await run.transcript()).map(({ role }) => role).join(' ')).toBe('system user assistant');
});

test('killed in mid-stream: the attempt is on record, the answer comes from the next worker', async () => {
  await simulator.fail('openai', { fault: 'slow', tokensPerSecond: 2, times: 1 });
  const run = await begin(script);
  await until(async () => (await simulator.requests('openai')).some(({ tokensSent }) => tokensSent > 1));
  await crash();
  const result = await run.result();
  expect(result.text).toBe('reads charges mails');
  expect(result.attempts.map(({ outcome, billed }) => [outcome, billed])).toEqual([
    ['WorkerLost', 'unknown'],
    ['ok', undefined],
  ]);
  expect((await run.transcript()).map(({ role }) => role).join(' ')).toBe(whole);
  expect(await began()).toEqual(['reads', 'charges', 'mails']);
});

test('killed in mid-stream soon after a wait: the attempt is on record all the same', async () => {
  await simulator.fail('openai', {
    fault: 'status',
    status: 429,
    headers: { 'retry-after-ms': '800' },
    times: 1,
  });
  await simulator.fail('openai', { fault: 'slow', tokensPerSecond: 2, times: 1 });
  const run = await begin('say {bytes:200}');
  await until(async () => (await simulator.requests('openai')).some(({ tokensSent }) => tokensSent > 1));
  await new Promise((resolve) => setTimeout(resolve, 600));
  await crash();
  const { attempts } = await run.result();
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['RateLimited', 'WorkerLost', 'ok']);
});

test('killed after the answer: no tool runs twice, nothing is lost', async () => {
  const run = await begin(script);
  await until(
    async () => (await simulator.requests('openai')).some(({ outcome }) => outcome === 'answered'),
    1,
  );
  await crash();
  const result = await run.result();
  expect(result.text).toBe('reads charges mails');
  expect((await run.transcript()).map(({ role }) => role).join(' ')).toBe(whole);
  const begun = await began();
  for (const once of ['mails']) expect(begun.filter((tool) => tool === once)).toHaveLength(1);
});

test.each([
  ['read', 'reads', 2, 'ok'],
  ['idempotent', 'charges', 2, 'ok'],
  ['once', 'mails', 1, 'unknown'],
] as const)('killed during a tool with effect %s: %s begins %i times', async (_, tool, times, status) => {
  const run = await begin(`call ${tool} {"ms":3000}\nsay $1`);
  await until(async () => (await began()).length === 1);
  await crash();
  const result = await run.result();
  expect(await began()).toEqual(Array.from({ length: times }, () => tool));
  // The same key on both tries is what makes an idempotent tool's effect happen once.
  expect(new Set((await entries()).map(({ callId }) => callId)).size).toBe(1);
  const [answer] = (await run.transcript()).flatMap(({ content }) =>
    content.filter(({ type }) => type === 'result'),
  );
  expect(answer).toMatchObject({ status });
  expect(result.outcome).toBe('finished');
});

async function begin(input: string) {
  ledger = join(folder, `${randomUUID()}.ndjson`);
  await startWorker();
  return understudy.agent('clerk').start({ input });
}

async function startWorker(): Promise<void> {
  const args = ['--no-warnings', command, 'worker', '--config', join(folder, 'understudy.yaml')];
  const worker = await spawnSupervised(
    process.execPath,
    [...args, '--tools', tools, '--task-queue', taskQueue, '--no-fleet'],
    {
      env: {
        ...simulatedEnvironment(process.env),
        TEMPORAL_ADDRESS: inject('temporal').address,
        LEDGER: ledger,
      },
      readyWhen: ({ text }) => text.startsWith('{"worker"'),
    },
  );
  workers.push(worker);
  await worker.ready;
}

async function crash(): Promise<void> {
  const worker = workers.pop();
  if (worker === undefined) throw new Error('no worker to kill');
  process.kill(worker.pid, 'SIGKILL');
  await worker.exited;
  await startWorker();
}

interface Entry {
  readonly what: string;
  readonly tool: string;
  readonly callId: string;
}

async function entries(): Promise<readonly Entry[]> {
  if (!existsSync(ledger)) return [];
  const lines = (await readFile(ledger, 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Entry);
}

async function began(): Promise<readonly string[]> {
  return (await entries()).filter(({ what }) => what === 'begin').map(({ tool }) => tool);
}

async function until(condition: () => Promise<boolean>, everyMs = 20): Promise<void> {
  await expect.poll(condition, { timeout: 20_000, interval: everyMs }).toBe(true);
}

function tool(effect: string): string {
  return `{ description: x, effect: ${effect}, timeout: 20s, heartbeat: 3s, parameters: { type: object, properties: { ms: { type: integer } } } }`;
}

function config(): string {
  return `
providers:
  openai: { kind: openai, baseUrl: '${simulator.baseUrl('openai')}', apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY }
routes:
  only: { targets: [openai/gpt-5.6-sol] }
agents:
  clerk: { instructions: Do as you are told., route: only, tools: [reads, charges, mails] }
tools:
  reads: ${tool('read')}
  charges: ${tool('idempotent')}
  mails: ${tool('once')}
`;
}
