import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { embeddedConfig } from '../../cli/stage/embedded.ts';
import { Understudy } from '../../client/index.ts';
import * as activities from '../../examples/own-worker/activities.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { parseConfig, understudyPlugin, type Config } from '../../worker/index.ts';
import { installRuntime } from '../../worker/runtime.ts';
import { attributes } from '../../workflows/visibility/attributes.ts';
import { openShell, root, type Shell } from './cli/shell.ts';

const backup = 'anthropic/claude-opus-5-5';
const workflowsPath = join(root, 'examples/own-worker/workflows.ts');

const parts = new AsyncDisposableStack();
let shell: Shell;
let simulator: Simulator;
let config: Config;
let native: NativeConnection;
let client: Client;
let taskQueue: string;

beforeAll(async () => {
  installRuntime({ logLevel: 'ERROR' });
  shell = parts.use(await openShell());
  simulator = parts.use(await startSimulator());
  const text = embeddedConfig({
    openai: simulator.baseUrl('openai'),
    anthropic: simulator.baseUrl('anthropic'),
  });
  await writeFile(join(shell.folder, 'understudy.yaml'), text);
  const parsed = parseConfig(text, { source: 'test.yaml', env: { UNDERSTUDY_SIMULATOR_KEY: 'simulated' } });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  ({ config } = parsed);
  const { address } = inject('temporal');
  const connection = await Connection.connect({ address });
  parts.defer(() => connection.close());
  client = new Client({ connection });
  native = await NativeConnection.connect({ address });
  parts.defer(() => native.close());
  taskQueue = `own-${randomUUID().slice(0, 8)}`;
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowsPath,
    activities,
    plugins: [pluginFor(taskQueue)],
  });
  const running = worker.run();
  parts.defer(async () => {
    worker.shutdown();
    await running;
  });
});
afterEach(async () => {
  await simulator.heal();
  simulator.clear();
});
afterAll(() => parts.disposeAsync());

const found = async () => ({ customer: 'ada' });

function pluginFor(fleet: string) {
  const tools = { lookup_order: found, refund_payment: found, send_receipt: found };
  return understudyPlugin({
    config,
    fleet,
    tools,
    workflowBundle: { codePath: inject('workflowBundle') },
  });
}

function execute<Result>(type: string, ...args: unknown[]): Promise<Result> {
  return client.workflow.execute(type, {
    workflowId: `own-${randomUUID()}`,
    taskQueue,
    args,
  }) as Promise<Result>;
}

test('a workflow of one’s own asks, fails over, and runs its own activities', async () => {
  expect(await execute('handleTicket', 'say on its way')).toMatchObject({ filed: 'filed: on its way' });
  await simulator.fail('openai', { fault: 'status', status: 503 });
  const workflowId = `own-${randomUUID()}`;
  const options = { workflowId, taskQueue, args: ['say on its way'] };
  expect(await client.workflow.execute('handleTicket', options)).toEqual({
    filed: 'filed: on its way',
    answeredBy: backup,
  });
  const { typedSearchAttributes } = await client.workflow.getHandle(workflowId).describe();
  expect(typedSearchAttributes.get(attributes.switchedFrom)).toEqual(['openai']);
});

test('calls side by side have conversations of their own', async () => {
  const questions = ['say one', 'say two', 'say three', 'say four'];
  expect(await execute('compare', questions)).toEqual(['one', 'two', 'three', 'four']);
});

test('a worker that lacks a conversation can read each of them from the workflow', async () => {
  await simulator.fail('openai', { fault: 'slow', tokensPerSecond: 1 });
  const workflowId = `own-${randomUUID()}`;
  const args = [['say one and two and three and four', 'say five and six and seven and eight']];
  const handle = await client.workflow.start('compare', { workflowId, taskQueue, args });
  const asked = async (conversation: string) =>
    JSON.stringify(await handle.query('getTranscript', { from: 0, conversation }));
  await vi.waitFor(async () => expect(await asked('ask-1')).toContain('say one'), { timeout: 20_000 });
  expect(await asked('ask-2')).toContain('say five');
  await expect(asked('ask-3')).rejects.toThrow('no open conversation "ask-3"');
  await handle.terminate();
});

test('an agent runs as a child of one’s own workflow', async () => {
  const order = randomUUID().slice(0, 8);
  expect(await execute('refund', order)).toContain('Done.');
  expect(await new Understudy(client, { taskQueue }).run(`refund-${order}`).transcript()).not.toEqual([]);
});

test('a workflow that asked replays with the plugin, and without it too', async () => {
  const workflowId = `own-${randomUUID()}`;
  await client.workflow.execute('compare', { workflowId, taskQueue, args: [['say one', 'say two']] });
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  const replay = Worker.runReplayHistory(
    { workflowsPath, plugins: [understudyPlugin({ config })] },
    history,
    workflowId,
  );
  await expect(replay).resolves.toBeUndefined();
});

test('a worker without workflows of its own serves ours, from a bundle that the plugin made', async () => {
  const queue = `bare-${randomUUID().slice(0, 8)}`;
  const plugin = pluginFor(queue);
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    logger: new DefaultLogger('ERROR'),
    plugins: [plugin],
  });
  const worker = await Worker.create({
    connection: native,
    taskQueue: queue,
    workflowBundle: { code },
    activities,
    plugins: [plugin],
  });
  const understudy = new Understudy(client, { taskQueue: queue });
  const answer = await worker.runUntil(understudy.call({ route: 'support', messages: 'say hello' }));
  expect(answer.text).toBe('hello');
});

test('what can’t work is refused when the worker is created', async () => {
  const plugins = [understudyPlugin({ config })];
  await expect(Worker.create({ taskQueue, plugins })).rejects.toThrow(/give Worker.create a `connection`/);
});

test('a workflow that has a name of ours is refused, not replaced', async () => {
  const clashing = join(shell.folder, 'clashing.ts');
  await writeFile(clashing, 'export async function llmCall(): Promise<void> {}\n');
  const queue = `clash-${randomUUID().slice(0, 8)}`;
  const worker = await Worker.create({
    connection: native,
    taskQueue: queue,
    workflowsPath: clashing,
    plugins: [pluginFor(queue)],
  });
  const failing = worker.runUntil(async () => {
    const handle = await client.workflow.start('llmCall', { workflowId: queue, taskQueue: queue, args: [] });
    await vi.waitFor(
      async () => expect(JSON.stringify(await handle.fetchHistory())).toContain('rename yours'),
      { timeout: 20_000, interval: 200 },
    );
    await handle.terminate();
  });
  await failing;
});

test('examples/own-worker runs as it stands', async () => {
  const env = {
    UNDERSTUDY_SIMULATOR_KEY: 'simulated',
    UNDERSTUDY_CONFIG: join(shell.folder, 'understudy.yaml'),
  };
  await using worker = shell.spawn(process.execPath, [join(root, 'examples/own-worker/worker.ts')], { env });
  const asked = await shell.run(process.execPath, [join(root, 'examples/own-worker/client.ts')], { env });
  expect(asked).toMatchObject({ code: 0, stderr: '' });
  expect(asked.stdout).toMatch(/^filed: Answer to "Where is my order\?".*\(openai\/gpt-5\.6-sol\)\n$/);
  worker.process.kill('SIGINT');
  expect(await worker.exited).toBe(0);
});
