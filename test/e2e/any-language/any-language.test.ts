import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { root } from '../cli/shell.ts';
import { openTroupe, type Troupe } from '../troupe.ts';
import { pythonWith } from './python.ts';
import { run } from './run.ts';

const primary = 'openai/gpt-5.6-sol';
const backup = 'anthropic/claude-opus-5-5';

const done = async () => ({ done: 'yes' });

let troupe: Troupe;
let folder: string;
beforeAll(async () => {
  troupe = await openTroupe({
    tools: { lookup_order: done, refund_payment: done, send_receipt: done },
  });
  folder = await mkdtemp(join(tmpdir(), 'understudy-languages-'));
  await troupe.simulator.fail('openai', { fault: 'status', status: 503 });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await troupe[Symbol.asyncDispose]();
});

function environment(): NodeJS.ProcessEnv {
  return { TEMPORAL_ADDRESS: inject('temporal').address, UNDERSTUDY_TASK_QUEUE: troupe.taskQueue };
}

const served = [/^Answer to "Where is my order\?"/, new RegExp(`^${backup} ok$`), /^Done\. /, /UnknownRoute/];

test('Python: a call and an agent’s run through an outage, and a refusal, by plain JSON', async () => {
  const python = await pythonWith('temporalio==1.35.0');
  const file = join(root, 'examples/python/call_and_agent.py');
  const { code, stdout, stderr } = await run(python, [file], { env: environment() });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const line of served) expect(stdout.split('\n')).toContainEqual(expect.stringMatching(line));
  expect(stdout).toContain(`${primary} -> ${backup} Overloaded`);
});

test('Go: the same', { timeout: 300_000 }, async () => {
  const binary = join(folder, 'from-go');
  const built = await run('go', ['build', '-o', binary, '.'], { cwd: join(root, 'examples/go') });
  expect(built).toMatchObject({ code: 0, stderr: expect.not.stringContaining('error') as string });
  const { code, stdout, stderr } = await run(binary, [], { env: environment() });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  for (const line of served) expect(stdout.split('\n')).toContainEqual(expect.stringMatching(line));
});

test('a schedule of Temporal runs an agent by night: triggered once, its run is there', async () => {
  const id = `nightly-${randomUUID()}`;
  const created = await run(process.execPath, [join(root, 'examples/nightly.ts')], {
    env: { ...environment(), SCHEDULE_ID: id },
  });
  expect(created).toMatchObject({ code: 0, stderr: '' });
  expect(created.stdout).toMatch(/next at \d{4}-\d\d-\d\dT0[12]:00:00\.000Z\n$/);
  const schedule = troupe.client.schedule.getHandle(id);
  await schedule.trigger();
  const started = await vi.waitFor(
    async () => {
      const [action] = (await schedule.describe()).info.recentActions;
      if (action === undefined) throw new Error('nothing was started yet');
      return action.action.workflow.workflowId;
    },
    { timeout: 30_000, interval: 200 },
  );
  expect(started).toMatch(new RegExp(`^${id}-`));
  const result = await troupe.understudy.agentRun(started).result();
  expect(result).toMatchObject({ outcome: 'finished', answeredBy: backup });
  await schedule.delete();
});
