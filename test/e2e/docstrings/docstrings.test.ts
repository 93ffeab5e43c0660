import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { embeddedConfig } from '../../../cli/stage/embedded.ts';
import { parseConfig, understudyPlugin } from '../../../worker/index.ts';
import { root } from '../cli/shell.ts';
import { openTroupe, type Troupe } from '../troupe.ts';
import { examplesOf, moduleOf } from './extract.ts';
import type { Stage } from './stage.ts';

const modules = ['client/index.ts', 'worker/index.ts'].map((file) => join(root, file));
const examples = modules.flatMap(examplesOf);
const asking = examplesOf(join(root, 'workflows/own.ts')).find(({ name }) => name === 'ask')?.code;
const folder = join(root, '.understudy/docstrings');
// Numbered, as some names differ in their case only.
const fileOf = (name: string) =>
  join(folder, `${examples.findIndex((each) => each.name === name)}-${name}.ts`);

/** Long enough that a run is still under way when an example sends it something. */
const tool = async () => {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  return { done: 'yes' };
};

let troupe: Troupe;
let stage: Stage;
let connection: NativeConnection;
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const given = join(root, 'test/e2e/docstrings/stage.ts');
  for (const { name, code } of examples)
    if (code !== undefined) writeFileSync(fileOf(name), moduleOf(code, folder, modules, given));
  writeFileSync(fileOf('ask'), `import { ask } from '../../workflows/own.ts';\n${asking ?? ''}\n`);
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: { noUnusedLocals: false },
    include: ['.'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  vi.stubEnv('UNDERSTUDY_SIMULATOR_KEY', 'simulated');
  for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockImplementation(() => {});
  troupe = await openTroupe({
    taskQueue: 'understudy',
    tools: { lookup_order: tool, refund_payment: tool, send_receipt: tool },
  });
  connection = await NativeConnection.connect({ address: inject('temporal').address });
  const { client, understudy, simulator } = troupe;
  const yaml = embeddedConfig({
    openai: simulator.baseUrl('openai'),
    anthropic: simulator.baseUrl('anthropic'),
  });
  stage = { client, understudy, taskQueue: 'understudy', connection, yaml };
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await connection.close();
  await troupe[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

test('every public name has an example', () => {
  expect(examples.length).toBeGreaterThan(30);
  expect(examples.filter(({ code }) => code === undefined).map(({ name }) => name)).toEqual([]);
  expect(asking).toBeDefined();
});

test('the examples compile', () => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});

test.each(examples)('the example of $name runs', { timeout: 120_000 }, async ({ name }) => {
  const module = (await import(fileOf(name))) as { example: (given: Stage) => Promise<void> };
  await expect(module.example(stage)).resolves.toBeUndefined();
});

test('the example of ask runs in a workflow', async () => {
  const parsed = parseConfig(stage.yaml, { source: 'test', env: process.env });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const worker = await Worker.create({
    connection,
    taskQueue: 'docstrings',
    workflowsPath: fileOf('ask'),
    plugins: [understudyPlugin({ config: parsed.config, fleet: 'docstrings' })],
  });
  const options = { workflowId: 'triage-1', taskQueue: 'docstrings', args: ['The printer burns.'] };
  const told = await worker.runUntil(troupe.client.workflow.execute('triage', options));
  expect(told).toMatch(/^Answer to "Urgent or not\? The printer burns\."/);
});
