import { Validator } from '@cfworker/json-schema';
import { ApplicationFailure } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, expect, test, inject } from 'vitest';
import { embeddedConfig } from '../../cli/stage/embedded.ts';
import { explain } from '../../client/explain/explain.ts';
import { agentResultSchema } from '../../workflows/payload/result.schema.ts';
import type { ToolInput } from '../../domain/agent/tool.ts';
import { openTroupe, type Troupe } from './troupe.ts';

const primary = 'openai/gpt-5.6-sol';
const backup = 'anthropic/claude-opus-5-5';

const ran: string[] = [];
const tools = {
  lookup_order: async ({ arguments: { order } }: ToolInput & { arguments: { order: string } }) => {
    ran.push('lookup_order');
    return { customer: 'ada', payment: `pay-${order}`, amount: '42' };
  },
  refund_payment: async ({
    arguments: { payment, amount },
  }: ToolInput & { arguments: { payment: string; amount: string } }) => {
    ran.push('refund_payment');
    if (amount === '0') throw ApplicationFailure.nonRetryable('nothing to refund');
    return { refund: `re-${payment}` };
  },
  send_receipt: async () => {
    ran.push('send_receipt');
    return { receipt: 'sent' };
  },
};

const order17 = { callId: 'call_17', arguments: { order: '17' } };

const done =
  'Done. lookup_order: customer=ada, payment=pay-17, amount=42; refund_payment: refund=re-pay-17; send_receipt: receipt=sent';

let troupe: Troupe;
let long: Troupe;
beforeAll(async () => {
  troupe = await openTroupe({ tools });
  long = await openTroupe({ tools, config: clerkConfig });
});
afterEach(async () => {
  await troupe.simulator.heal();
  troupe.simulator.clear();
  ran.length = 0;
});
afterAll(async () => {
  await troupe[Symbol.asyncDispose]();
  await long[Symbol.asyncDispose]();
});

test('an agent calls its tools, uses their results, and can be read afterwards', async () => {
  const run = await troupe.understudy.agent('refunds').start({ input: 'Refund order=17' });
  const result = await run.result();
  expect(result.text).toBe(done);
  expect(result).toMatchObject({ outcome: 'finished', turns: 4, answeredBy: primary, switches: [] });
  expect(result.toolCalls).toEqual({ lookup_order: 1, refund_payment: 1, send_receipt: 1 });
  expect(ran).toEqual(['lookup_order', 'refund_payment', 'send_receipt']);
  expect(new Validator(agentResultSchema, '2020-12').validate(result).errors).toEqual([]);
  const transcript = await run.transcript();
  expect(transcript.map(({ role }) => role).join(' ')).toBe(
    'system user assistant tool assistant tool assistant tool assistant',
  );
});

test('a run that outgrows its target goes on with a larger one, and nobody refuses it for its length', async () => {
  const lookup_order = async () => ({
    ...(await tools.lookup_order(order17)),
    remarks: 'late '.repeat(4000),
  });
  await using growing = await openTroupe({
    tools: { ...tools, lookup_order },
    config: (urls) => embeddedConfig(urls).replace(`- ${primary}`, `- { target: ${primary}, window: 20000 }`),
  });
  const run = await growing.understudy.agent('refunds').start({ input: 'Refund order=17' });
  const result = await run.result();
  expect(result).toMatchObject({ outcome: 'finished', turns: 4, answeredBy: backup });
  expect(result.switches).toMatchObject([{ from: primary, to: backup, reason: 'ContextOverflow' }]);
  expect(result.skipped).toMatchObject([{ target: primary, kind: 'ContextOverflow' }]);
  expect(result.attempts).toMatchObject([
    { target: primary, outcome: 'ok' },
    { target: backup, outcome: 'ok', why: 'fallback' },
  ]);
  expect(result.cost).toMatchObject({ estimated: false });
  const { switches, skipped, cost } = await explain(growing.client, run.id);
  expect({ switches, skipped, cost }).toMatchObject({
    switches: [{ from: primary, to: backup, reason: 'ContextOverflow' }],
    skipped: result.skipped,
    cost: result.cost,
  });
});

test.each([1, 2, 3])(
  'the primary dies in turn %i: the backup goes on, and no tool runs twice',
  async (after) => {
    await troupe.simulator.fail('openai', { fault: 'cut', afterTokens: 3, after, times: 1 });
    await troupe.simulator.fail('openai', { fault: 'status', status: 503, after: after + 1 });
    const run = await troupe.understudy.agent('refunds').start({ input: 'Refund order=17' });
    const result = await run.result();
    expect(result.text).toBe(done);
    expect(result.answeredBy).toBe(backup);
    expect(result.switches).toMatchObject([{ from: primary, to: backup, reason: 'Overloaded' }]);
    expect(ran).toEqual(['lookup_order', 'refund_payment', 'send_receipt']);
    const refused = (await troupe.simulator.requests()).filter(
      ({ outcome }) => outcome === 'refused-invalid',
    );
    expect(refused).toEqual([]);
    const told = await explain(troupe.client, run.id);
    expect(told.switches).toMatchObject([{ from: primary, to: backup }]);
    expect(told.targets).toEqual([primary, backup]);
    expect(told.toolCalls.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['lookup_order', 'ok'],
      ['refund_payment', 'ok'],
      ['send_receipt', 'ok'],
    ]);
  },
);

test('it stays with the backup although the primary is well again', async () => {
  await troupe.simulator.fail('openai', { fault: 'status', status: 503, after: 1, times: 1 });
  const run = await troupe.understudy.agent('refunds').start({ input: 'Refund order=17' });
  const result = await run.result();
  expect(result.text).toBe(done);
  expect(result.switches).toHaveLength(1);
  expect(await troupe.simulator.requests('anthropic')).toHaveLength(3);
});

test('parallel calls run side by side and are recorded in call order', async () => {
  const input =
    'call lookup_order {"order":"1"} & call lookup_order {"order":"2"}\nsay $1.payment and $2.payment';
  const result = await (await troupe.understudy.agent('refunds').start({ input })).result();
  expect(result.text).toBe('pay-1 and pay-2');
  expect(result.toolCalls).toEqual({ lookup_order: 2 });
});

test('a tool that throws tells the model, and the run goes on', async () => {
  const input = 'call refund_payment {"payment":"p","amount":"0"}\nsay it said: $1';
  const result = await (await troupe.understudy.agent('refunds').start({ input })).result();
  expect(result.text).toBe('it said: Error: nothing to refund');
});

test('a limit of turns ends a run that would go on', async () => {
  const input = 'repeat 9: call lookup_order {"order":"$i"}\nsay never';
  const run = await troupe.understudy.agent('refunds').start({ input, limits: { turns: 3 } });
  expect(await run.result()).toMatchObject({ outcome: 'turn_limit', turns: 3 });
});

test('an agent that began on the Responses API goes on with Anthropic, from the same conversation', async () => {
  await using mixed = await openTroupe({ tools, config: (urls) => responsesConfig(urls) });
  await mixed.simulator.fail('openai', { fault: 'cut', afterTokens: 3, after: 1, times: 1 });
  await mixed.simulator.fail('openai', { fault: 'status', status: 503, after: 2 });
  const result = await (await mixed.understudy.agent('refunds').start({ input: 'Refund order=17' })).result();
  expect(result.text).toBe(done);
  expect(result.switches).toMatchObject([{ from: primary, to: backup }]);
  expect(ran).toEqual(['lookup_order', 'refund_payment', 'send_receipt']);
  expect((await mixed.simulator.requests()).filter(({ violation }) => violation !== null)).toEqual([]);
});

test('an unknown agent fails the run at once', async () => {
  const run = await troupe.understudy.agent('refund').start({ input: 'x' });
  await expect(run.result()).rejects.toMatchObject({ type: 'UnknownAgent' });
});

test('replaying its history on the same code changes nothing', async () => {
  await troupe.simulator.fail('openai', { fault: 'status', status: 503, after: 1, times: 1 });
  const run = await troupe.understudy.agent('refunds').start({ input: 'Refund order=17' });
  await run.result();
  const history = await troupe.client.workflow.getHandle(run.id).fetchHistory();
  const replay = Worker.runReplayHistory(
    {
      workflowBundle: { codePath: inject('workflowBundle') },
      sinks: { conversations: { hold: { fn: () => {} } } },
    },
    history,
    run.id,
  );
  await expect(replay).resolves.toBeUndefined();
});

test(
  'a run that outgrows its history goes on as a new one, with all of its conversation',
  { timeout: 180_000 },
  async () => {
    const input = 'repeat 420: call lookup_order {"order":"A$i"}\nsay $420.payment';
    const run = await long.understudy.agent('clerk').start({ input });
    const result = await run.result();
    expect(result).toMatchObject({ text: 'pay-A420', turns: 421, toolCalls: { lookup_order: 420 } });
    const { raw } = await long.client.workflow.getHandle(run.id).describe();
    expect(raw.workflowExecutionInfo?.firstRunId).not.toBe(raw.workflowExecutionInfo?.execution?.runId);
    expect(await run.transcript()).toHaveLength(2 + 420 * 2 + 1);
    const asked = await long.simulator.requests();
    expect(asked.filter(({ violation }) => violation !== null)).toEqual([]);
  },
);

test('the agent’s own deadline ends a run in mid-turn', async () => {
  await troupe.simulator.fail('openai', { fault: 'stall', afterTokens: 1 });
  await troupe.simulator.fail('anthropic', { fault: 'stall', afterTokens: 1 });
  const run = await troupe.understudy
    .agent('refunds')
    .start({ input: 'Refund order=17', limits: { deadlineMs: 1200 } });
  const startedAt = Date.now();
  expect(await run.result()).toMatchObject({ outcome: 'deadline', turns: 0 });
  expect(Date.now() - startedAt).toBeLessThan(2500);
});

test('history carries the conversation once, however many turns read it', async () => {
  const text = 'w'.repeat(20_000);
  const first = await openTroupe({ tools, config: clerkConfig });
  const run = await first.understudy.agent('clerk').start({
    input: `${text}\ncall lookup_order {"order":"1"}\ncall lookup_order {"order":"2"}\nsay $1.payment $2.payment`,
  });
  await run.result();
  const { historySize } = await first.client.workflow.getHandle(run.id).describe();
  expect(historySize).toBeLessThan(text.length * 1.7);
  await first[Symbol.asyncDispose]();
});

function responsesConfig(urls: { openai: string; anthropic: string }): string {
  return embeddedConfig(urls).replace('kind: openai\n', 'kind: openai\n    api: openai.responses\n');
}

function clerkConfig({ openai }: { openai: string }): string {
  return `
providers:
  openai: { kind: openai, baseUrl: '${openai}', apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY }
routes:
  only: { targets: [openai/gpt-5.6-sol] }
agents:
  clerk: { instructions: Do as you are told., route: only, tools: [lookup_order], limits: { turns: 1000 } }
tools:
  lookup_order:
    description: x
    effect: read
    parameters: { type: object, properties: { order: { type: string } } }
`;
}
