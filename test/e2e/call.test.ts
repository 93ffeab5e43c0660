import { Validator } from '@cfworker/json-schema';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { explain } from '../../client/explain/explain.ts';
import { UnderstudyError } from '../../client/index.ts';
import { callResultSchema } from '../../workflows/payload/result.schema.ts';
import { openTroupe, type Troupe } from './troupe.ts';

const primary = 'openai/gpt-5.6-sol';
const backup = 'anthropic/claude-opus-5-5';
const small = `{ target: ${primary}, window: 100 }`;

let troupe: Troupe;
beforeAll(async () => {
  troupe = await openTroupe();
});
afterEach(async () => {
  await troupe.simulator.heal();
  troupe.simulator.clear();
});
afterAll(() => troupe[Symbol.asyncDispose]());

test('a healthy primary answers, in one attempt', async () => {
  const result = await troupe.understudy.call({ route: 'support', messages: 'Where is my order?' });
  expect(result.text).toBe('Answer to "Where is my order?" (message 1 of this conversation).');
  expect(result.answeredBy).toBe(primary);
  expect(result.switches).toEqual([]);
  expect(result.attempts).toMatchObject([{ target: primary, why: 'preferred', outcome: 'ok' }]);
  expect(result.usage.input).toBeGreaterThan(0);
  expect(result.cost).toEqual({ usd: result.attempts[0]?.cost, estimated: false });
  expect(Object.keys(result)).toEqual(callResultSchema['required']);
  expect(new Validator(callResultSchema, '2020-12').validate(result).errors).toEqual([]);
});

const failures = [
  ['503', { fault: 'status', status: 503 }, ['Overloaded', 'ok'], [primary, backup]],
  ['429', { fault: 'status', status: 429 }, ['RateLimited', 'RateLimited', 'ok'], [primary, primary, backup]],
  ['500', { fault: 'status', status: 500 }, ['ServerError', 'ServerError', 'ok'], [primary, primary, backup]],
  ['a bad key', { fault: 'status', status: 401 }, ['AuthenticationFailed', 'ok'], [primary, backup]],
  [
    'a cut stream',
    { fault: 'cut', afterTokens: 5 },
    ['TruncatedStream', 'TruncatedStream', 'ok'],
    [primary, primary, backup],
  ],
  [
    'a clean end of half an answer',
    { fault: 'end', afterTokens: 5 },
    ['TruncatedStream', 'TruncatedStream', 'ok'],
    [primary, primary, backup],
  ],
  [
    'a page instead of an answer',
    { fault: 'html' },
    ['MalformedResponse', 'MalformedResponse', 'ok'],
    [primary, primary, backup],
  ],
  [
    'a refused connection',
    { fault: 'refuse' },
    ['ConnectionLost', 'ConnectionLost', 'ok'],
    [primary, primary, backup],
  ],
  ['an empty answer', { fault: 'empty' }, ['EmptyAnswer', 'EmptyAnswer', 'ok'], [primary, primary, backup]],
  ['a stalled stream', { fault: 'stall', afterTokens: 5 }, ['StreamStalled', 'ok'], [primary, backup]],
] as const;

test.each(failures)(
  '%s of the primary: the backup answers the same question',
  async (_, fault, outcomes, targets) => {
    await troupe.simulator.fail('openai', fault);
    const result = await troupe.understudy.call({ route: 'support', messages: 'Where is my order?' });
    expect(result.text).toBe('Answer to "Where is my order?" (message 1 of this conversation).');
    expect(result.answeredBy).toBe(backup);
    expect(result.attempts.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(result.attempts.map(({ target }) => target)).toEqual(targets);
    expect(result.switches).toMatchObject([{ from: primary, to: backup, reason: outcomes.at(-2) }]);
    expect(new Validator(callResultSchema, '2020-12').validate(result).errors).toEqual([]);
  },
);

test('silence is left at the first-token limit', async () => {
  await using impatient = await openTroupe({
    config: (urls) => config(urls, 'firstToken: 800ms, connect: 500ms'),
  });
  for (const [before, kind, limitMs] of [
    ['headers', 'ConnectTimeout', 500],
    ['first-token', 'FirstTokenTimeout', 800],
  ] as const) {
    await impatient.simulator.fail('openai', { fault: 'silence', before });
    const result = await impatient.understudy.call({ route: 'support', messages: 'Hello?' });
    expect(result.attempts.map(({ outcome }) => outcome)).toEqual([kind, 'ok']);
    expect(result.attempts[0]?.ms).toBeLessThan(limitMs + 400);
    await impatient.simulator.heal();
  }
});

test('a target that is too small is not asked, and a call that fits nowhere is refused', async () => {
  await using narrow = await openTroupe({
    config: (urls) => config(urls, 'total: 5s').replace(primary, small),
  });
  const run = await narrow.understudy.startCall({ route: 'support', messages: 'Hello?' });
  const result = await run.result();
  const skipped = [
    { target: primary, kind: 'ContextOverflow', reason: expect.stringContaining('100 tokens') },
  ];
  expect(result).toMatchObject({ answeredBy: backup, skipped, switches: [] });
  expect(result.attempts).toMatchObject([{ target: backup, why: 'fallback' }]);
  expect(await explain(narrow.client, run.id)).toMatchObject({ skipped, cost: result.cost });
  const settings = { maxOutputTokens: 1_000_000 };
  const error = await failureOf(narrow.understudy.call({ route: 'support', messages: 'Hello?', settings }));
  expect(error).toMatchObject({ type: 'NoTargetFits', attempts: [] });
  expect(error.skipped.map(({ target }) => target)).toEqual([primary, backup]);
});

test('a switch stands in the search attributes, and its cause in the timeline', async () => {
  await troupe.simulator.fail('openai', { fault: 'status', status: 429 });
  const run = await troupe.understudy.startCall({ route: 'support', messages: 'Hello' });
  await run.result();
  const handle = troupe.client.workflow.getHandle(run.id);
  const { searchAttributes } = await handle.describe();
  expect(searchAttributes).toMatchObject({
    LlmRoute: ['support'],
    LlmProvider: ['anthropic'],
    LlmModel: ['claude-opus-5-5'],
    LlmSwitchReason: ['RateLimited'],
    LlmSwitchedFrom: ['openai'],
    LlmSwitchCount: [1],
  });
  const { events } = await handle.fetchHistory();
  const summaries = events?.flatMap(({ userMetadata, activityTaskScheduledEventAttributes }) =>
    activityTaskScheduledEventAttributes && userMetadata?.summary?.data
      ? [JSON.parse(Buffer.from(userMetadata.summary.data).toString()) as string]
      : [],
  );
  expect(summaries).toEqual([
    'route support',
    `${primary} again: rate limited (429)`,
    `${backup} ← openai: rate limited (429)`,
  ]);
});

test('nobody answers: a typed failure that lists every attempt', async () => {
  await troupe.simulator.fail('openai', { fault: 'status', status: 503 });
  await troupe.simulator.fail('anthropic', { fault: 'status', status: 529 });
  const error = await failureOf(troupe.understudy.call({ route: 'support', messages: 'Hello' }));
  expect(error.type).toBe('AllTargetsFailed');
  expect(error.attempts.map(({ target, outcome, status }) => [target, outcome, status])).toEqual([
    [primary, 'Overloaded', 503],
    [backup, 'Overloaded', 529],
  ]);
  expect(error.switches).toHaveLength(1);
});

test('a call does not outlive its deadline', async () => {
  await troupe.simulator.fail('openai', { fault: 'silence', before: 'first-token' });
  await troupe.simulator.fail('anthropic', { fault: 'silence', before: 'first-token' });
  const startedAt = Date.now();
  const error = await failureOf(
    troupe.understudy.call({ route: 'support', messages: 'Hello', deadlineMs: 1500 }),
  );
  expect(Date.now() - startedAt).toBeLessThan(2000);
  expect(error.type).toBe('AllTargetsFailed');
});

test('the same id is the same call', async () => {
  const request = { id: `ticket-${Date.now()}`, route: 'support', messages: 'Once, please' };
  const [one, two] = await Promise.all([troupe.understudy.call(request), troupe.understudy.call(request)]);
  expect(two).toEqual(one);
  expect(await troupe.understudy.call(request)).toEqual(one);
  expect(await troupe.simulator.requests()).toHaveLength(1);
});

test('cancelling a run closes the request to the provider', async () => {
  await troupe.simulator.fail('openai', { fault: 'stall', afterTokens: 3 });
  const run = await troupe.understudy.startCall({ route: 'support', messages: 'Hello' });
  await expect
    .poll(async () => (await troupe.simulator.requests('openai'))[0]?.tokensSent)
    .toBeGreaterThan(0);
  await run.cancel();
  await expect(run.result()).rejects.toMatchObject({ type: 'CancelledFailure' });
  await expect.poll(async () => (await troupe.simulator.requests('openai'))[0]?.closedByClient).toBe(true);
  expect(await troupe.simulator.requests('anthropic')).toEqual([]);
});

const badInputs: readonly (readonly [name: string, input: unknown, type: string, message: RegExp])[] = [
  [
    'an unknown route',
    { v: 1, route: 'suport', messages: 'x' },
    'UnknownRoute',
    /no route "suport"; it has: support/,
  ],
  ['no messages', { v: 1, route: 'support', messages: [] }, 'InvalidInput', /^messages: /],
  ['no input at all', undefined, 'InvalidInput', /Expected "object"/],
  ['an unknown version', { v: 2, route: 'support', messages: 'x' }, 'InvalidInput', /^v: /],
  ['an unknown field', { v: 1, route: 'support', messages: 'x', model: 'y' }, 'InvalidInput', /^model: /],
  [
    'a result without a call',
    {
      v: 1,
      route: 'support',
      messages: [
        { role: 'user', content: 'x' },
        { role: 'tool', content: [{ type: 'result', callId: 'a', status: 'ok', content: [] }] },
      ],
    },
    'InvalidInput',
    /messages\[1\]\.content\[0\]\.callId: "a" answers no call/,
  ],
];

test.each(badInputs)(
  'a workflow started with %s fails at once, and nobody is asked',
  async (_, input, type, message) => {
    const handle = await troupe.client.workflow.start('llmCall', {
      workflowId: `bad-${Math.random()}`,
      taskQueue: troupe.taskQueue,
      args: input === undefined ? [] : [input],
    });
    await expect(handle.result()).rejects.toMatchObject({
      cause: { type, message: expect.stringMatching(message), nonRetryable: true },
    });
    expect(await troupe.simulator.requests()).toEqual([]);
  },
);

test('the client refuses bad input before anything is started', async () => {
  const error = await failureOf(
    troupe.understudy.call({ route: 'support', messages: [{ role: 'user', content: ' ' }] }),
  );
  expect(error.type).toBe('InvalidInput');
  expect(error.problems).toEqual([{ path: 'messages[0].content', rule: expect.stringContaining('blank') }]);
  const large = await failureOf(
    troupe.understudy.call({ route: 'support', messages: 'x'.repeat(1_600_000) }),
  );
  expect(large.type).toBe('ConversationTooLarge');
});

async function failureOf(call: Promise<unknown>): Promise<UnderstudyError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UnderstudyError);
  return error as UnderstudyError;
}

function config({ openai, anthropic }: { openai: string; anthropic: string }, limits: string): string {
  return `
providers:
  openai: { kind: openai, baseUrl: '${openai}', apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY }
  anthropic: { kind: anthropic, baseUrl: '${anthropic}', apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY }
routes:
  support:
    targets: [${primary}, ${backup}]
    limits: { ${limits} }
`;
}
