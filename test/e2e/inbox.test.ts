import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { embeddedConfig } from '../../cli/stage/embedded.ts';
import { Understudy } from '../../client/index.ts';
import type { AgentRun } from '../../client/agent-run.ts';
import { openTroupe, type Troupe } from './troupe.ts';

const primary = 'openai/gpt-5.6-sol';
const backup = 'anthropic/claude-opus-5-5';

/** The first tool waits for the gate that is closed at the time. */
let gate: PromiseWithResolvers<void>;
const closed: PromiseWithResolvers<void>[] = [];
function closeGate(): void {
  gate = Promise.withResolvers();
  closed.push(gate);
}

const tools = {
  lookup_order: async () => {
    await gate.promise;
    return { customer: 'ada' };
  },
  refund_payment: async () => ({ refund: 're-1' }),
  send_receipt: async () => ({ receipt: 'sent' }),
};

let troupe: Troupe;
beforeAll(async () => {
  troupe = await openTroupe({ tools, config: patientConfig });
});
afterEach(async () => {
  // A worker doesn't end before its tools do.
  for (const each of closed.splice(0)) each.resolve();
  await troupe.simulator.heal();
  troupe.simulator.clear();
});
afterAll(() => troupe[Symbol.asyncDispose]());

const look = 'call lookup_order {"order":"1"}\nsay looked up';

/** A run that is at its tool, and stays there until the gate opens. */
async function atItsTool(): Promise<AgentRun> {
  closeGate();
  const run = await troupe.understudy.agent('refunds').start({ id: `inbox-${randomUUID()}`, input: look });
  await doing(run, 'calling');
  return run;
}

/** History grows by what is not carried on, until Temporal suggests to continue as new: at 4 MB. */
async function growBeyondOneRun(run: AgentRun): Promise<void> {
  for (let at = 0; at < 12; at += 1) await run.pause('x'.repeat(500_000));
  await run.resume();
  // What comes during a task of the workflow stands in its history after that.
  const grown = async () => (await troupe.client.workflow.getHandle(run.id).describe()).historySize;
  await expect.poll(grown, { timeout: 30_000, interval: 100 }).toBeGreaterThan(5_000_000);
}

async function doing(run: AgentRun, activity: string): Promise<void> {
  await vi.waitFor(async () => expect((await run.status()).doing).toBe(activity), {
    timeout: 30_000,
    interval: 50,
  });
}

async function words(run: AgentRun): Promise<string[]> {
  const transcript = await run.transcript();
  return transcript.map(
    ({ role, content }) =>
      `${role}: ${content.map((part) => (part.type === 'text' ? part.text : part.type)).join()}`,
  );
}

test('what is sent while a tool runs is part of the conversation before the model is asked again', async () => {
  const run = await atItsTool();
  expect(await run.send('Hurry.')).toEqual({ waiting: 1 });
  expect(await run.status()).toMatchObject({
    doing: 'calling',
    tools: ['lookup_order'],
    waiting: 1,
    turns: 1,
    answeredBy: primary,
    paused: false,
  });
  gate.resolve();
  await run.result();
  const [, , called, , sent, answered] = await words(run);
  expect([called, sent]).toEqual(['assistant: call', 'user: Hurry.']);
  expect(answered).toMatch(/^assistant: /);
  expect(await run.status()).toMatchObject({ doing: 'nothing', waiting: 0 });
});

test('the same message id is delivered once', async () => {
  const run = await atItsTool();
  expect(await run.send('Hurry.', { messageId: 'mail-1' })).toEqual({ waiting: 1 });
  expect(await run.send('Hurry.', { messageId: 'mail-1' })).toEqual({ waiting: 1 });
  gate.resolve();
  await run.result();
  expect((await words(run)).filter((line) => line === 'user: Hurry.')).toHaveLength(1);
});

test('the ninth message is refused until the model was asked, and eight are answered together', async () => {
  const run = await atItsTool();
  for (let at = 1; at <= 8; at += 1) expect(await run.send(`m${at}`)).toEqual({ waiting: at });
  await expect(run.send('m9')).rejects.toMatchObject({ type: 'InboxFull', name: 'UnderstudyError' });
  gate.resolve();
  await run.result();
  expect((await words(run)).filter((line) => line.startsWith('user: m'))).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((at) => `user: m${at}`),
  );
});

test('a message that breaks a rule is refused by the client, and by the run itself', async () => {
  const run = await atItsTool();
  await expect(run.send(' ')).rejects.toMatchObject({ type: 'InvalidInput' });
  const handle = troupe.client.workflow.getHandle(run.id);
  const other = handle.executeUpdate('sendMessage', { args: [{ id: 'x' }] });
  await expect(other).rejects.toMatchObject({ cause: { type: 'InvalidInput' } });
  expect(await run.status()).toMatchObject({ waiting: 0 });
});

test('a finished run and a run that never was refuse a message in plain words', async () => {
  const run = await troupe.understudy.agent('refunds').start({ input: 'say done' });
  await run.result();
  await expect(run.send('Hello?')).rejects.toMatchObject({
    type: 'RunEnded',
    message: expect.stringContaining('has ended (completed)') as string,
  });
  await expect(troupe.understudy.agentRun('never').send('Hello?')).rejects.toMatchObject({
    type: 'UnknownRun',
  });
});

test('a paused run finishes its step and asks nobody, takes messages, and goes on', async () => {
  const run = await atItsTool();
  await run.pause('a person looks at it');
  gate.resolve();
  await doing(run, 'pausing');
  expect(await run.status()).toMatchObject({ paused: true, reason: 'a person looks at it', turns: 1 });
  await run.send('say still here');
  const asked = (await troupe.simulator.requests()).length;
  await run.resume();
  expect(await run.result()).toMatchObject({ outcome: 'finished', turns: 2, text: 'still here' });
  expect(await troupe.simulator.requests()).toHaveLength(asked + 1);
  expect(await words(run)).toContain('user: say still here');
});

test('a paused run can be cancelled', async () => {
  const run = await atItsTool();
  await run.pause();
  gate.resolve();
  await doing(run, 'pausing');
  await run.cancel();
  await expect(run.result()).rejects.toMatchObject({ name: 'UnderstudyError', type: 'CancelledFailure' });
});

test('start or send: the first message starts the run, the next one reaches it, and neither comes twice', async () => {
  closeGate();
  const refunds = troupe.understudy.agent('refunds');
  const id = `chat-${randomUUID()}`;
  const run = await refunds.send({ id, input: look, messageId: 'm1' });
  await refunds.send({ id, input: look, messageId: 'm1' });
  await refunds.send({ id, input: 'Hurry.', messageId: 'm2' });
  await refunds.send({ id, input: 'Hurry.', messageId: 'm2' });
  gate.resolve();
  await run.result();
  const said = await words(run);
  expect(said.filter((line) => line.startsWith('user: '))).toEqual([`user: ${look}`, 'user: Hurry.']);
  const again = await refunds.send({ id, input: 'say anew', messageId: 'm3' });
  expect(await again.result()).toMatchObject({ text: 'anew', turns: 1 });
});

test('what a run switched is told by itself and by its history', async () => {
  await troupe.simulator.fail('openai', { fault: 'status', status: 503 });
  const run = await troupe.understudy.agent('refunds').start({ input: 'say hello' });
  await run.result();
  const told = [{ from: primary, to: backup, reason: 'Overloaded' }];
  expect(await run.switches()).toMatchObject(told);
  expect(await troupe.client.workflow.getHandle(run.id).query('getSwitches')).toMatchObject(told);
  expect(await run.explain()).toMatchObject({ status: 'completed', answeredBy: backup });
});

test('across continue-as-new no accepted message is lost, and none comes twice', async () => {
  const run = await atItsTool();
  const first = gate;
  closeGate();
  const next = 'call lookup_order {"order":"2"}\nsay both';
  await run.send(next, { messageId: 'mail-1' });
  await growBeyondOneRun(run);
  first.resolve();
  await vi.waitFor(async () => expect((await run.status()).turns).toBe(2), { timeout: 30_000, interval: 50 });
  const { raw } = await troupe.client.workflow.getHandle(run.id).describe();
  expect(raw.workflowExecutionInfo?.firstRunId).not.toBe(raw.workflowExecutionInfo?.execution?.runId);
  expect(await run.send(next, { messageId: 'mail-1' })).toEqual({ waiting: 0 });
  expect(await run.send('say the last', { messageId: 'mail-2' })).toEqual({ waiting: 1 });
  gate.resolve();
  expect(await run.result()).toMatchObject({ text: 'the last' });
  expect((await words(run)).filter((line) => line.startsWith('user: '))).toEqual(
    [look, next, 'say the last'].map((line) => `user: ${line}`),
  );
});

test('messages that come while it continues as new are all accepted by one of the two', async () => {
  const run = await atItsTool();
  await growBeyondOneRun(run);
  gate.resolve();
  const sent = Array.from({ length: 8 }, (_, at) => `say m${at}`);
  const accepted = await Promise.allSettled(sent.map((line) => run.send(line)));
  await run.result();
  const said = await words(run);
  const kept = sent.filter((_, at) => accepted[at]?.status === 'fulfilled');
  expect(said.filter((line) => line.startsWith('user: say')).toSorted()).toEqual(
    kept.map((line) => `user: ${line}`),
  );
  const refused = accepted.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  for (const reason of refused) expect(reason).toMatchObject({ type: 'RunEnded' });
});

test('a run that was sent messages and paused replays on the same code', async () => {
  const run = await atItsTool();
  await run.send('Hurry.');
  await run.pause();
  gate.resolve();
  await doing(run, 'pausing');
  await run.resume();
  await run.result();
  const history = await troupe.client.workflow.getHandle(run.id).fetchHistory();
  const options = {
    workflowBundle: { codePath: inject('workflowBundle') },
    sinks: { conversations: { hold: { fn: () => {} } } },
  };
  await expect(Worker.runReplayHistory(options, history, run.id)).resolves.toBeUndefined();
});

test('where no worker is, waiting ends with what is missing and what to do', async () => {
  const nobody = new Understudy(troupe.client, { taskQueue: `nobody-${randomUUID()}` });
  const call = await nobody.startCall({ route: 'support', messages: 'Hello' });
  await expect(call.result({ withinMs: 500 })).rejects.toMatchObject({
    name: 'UnderstudyError',
    type: 'NoWorker',
    message: expect.stringContaining('npx understudy worker') as string,
  });
  await expect(call.transcript()).rejects.toMatchObject({ type: 'NoWorker' });
  await troupe.simulator.fail('openai', { fault: 'slow', tokensPerSecond: 1 });
  const run = await troupe.understudy.agent('refunds').start({ input: 'say one two three four five six' });
  await expect(run.result({ withinMs: 500 })).rejects.toMatchObject({ type: 'TookTooLong' });
  await run.cancel();
});

/** However slow the machine is, a tool that waits for its gate isn't given up. */
function patientConfig(urls: { openai: string; anthropic: string }): string {
  return embeddedConfig(urls)
    .replaceAll('timeout: 30s', 'timeout: 10m')
    .replaceAll('heartbeat: 5s', 'heartbeat: 10m');
}
