import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { explain } from '../../client/explain/explain.ts';
import { UnderstudyError } from '../../client/index.ts';
import { openTroupe, type Troupe } from './troupe.ts';

const primary = 'openai/gpt-5.6-sol';
const backup = 'anthropic/claude-opus-5-5';

let troupe: Troupe;
beforeAll(async () => {
  troupe = await openTroupe({
    config: ({ openai, anthropic }) => `
providers:
  openai: { kind: openai, baseUrl: '${openai}', apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY }
  anthropic: { kind: anthropic, baseUrl: '${anthropic}', apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY }
routes:
  support:
    targets: [${primary}, ${backup}]
  alone:
    targets: [${primary}]
  brisk:
    targets: [${primary}, ${backup}]
    limits: { throughput: { tokensPerSecond: 400, window: 300ms, after: 300ms } }
  resident:
    targets: [${primary}, ${backup}]
    policy: { stayWithVendor: [AuthenticationFailed] }
  balanced:
    targets: [[${primary}, ${backup}]]
agents:
  clerk: { instructions: You find names., route: support, tools: [look_up] }
tools:
  look_up: { description: Finds a name., effect: idempotent, parameters: { type: object } }
`,
    tools: { look_up: () => Promise.resolve({ name: 'Ada' }) },
  });
});
afterEach(async () => {
  await troupe.simulator.heal();
  troupe.simulator.clear();
});
afterAll(() => troupe[Symbol.asyncDispose]());

async function failureOf(call: Promise<unknown>): Promise<UnderstudyError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UnderstudyError);
  return error as UnderstudyError;
}

const limited = (seconds: number) =>
  ({ fault: 'status', status: 429, headers: { 'retry-after': String(seconds) } }) as const;

test('a retry-after of 2 s is waited for on the primary, by a timer that says why', async () => {
  await troupe.simulator.fail('openai', { ...limited(2), times: 1 });
  const run = await troupe.understudy.startCall({ route: 'support', messages: 'Hello' });
  const result = await run.result();
  expect(result.attempts.map(({ target, outcome }) => [target, outcome])).toEqual([
    [primary, 'RateLimited'],
    [primary, 'ok'],
  ]);
  const { events } = await troupe.client.workflow.getHandle(run.id).fetchHistory();
  const summaries = events?.flatMap(({ userMetadata, timerStartedEventAttributes }) =>
    timerStartedEventAttributes && userMetadata?.summary?.data
      ? [JSON.parse(Buffer.from(userMetadata.summary.data).toString()) as string]
      : [],
  );
  expect(summaries).toEqual([`until ${primary} may be asked again`]);
});

test('when all cool down for longer than the deadline, the failure says so at once', async () => {
  await troupe.simulator.fail('openai', limited(30));
  await troupe.simulator.fail('anthropic', limited(40));
  const startedAt = Date.now();
  const error = await failureOf(
    troupe.understudy.call({ route: 'support', messages: 'Hello', deadlineMs: 5000 }),
  );
  expect(Date.now() - startedAt).toBeLessThan(5500);
  expect(error.attempts.map(({ target, retryAfterMs }) => [target, retryAfterMs])).toEqual([
    [primary, 30_000],
    [backup, 40_000],
  ]);
});

test('an overloaded target that has no backup is tried again', async () => {
  await troupe.simulator.fail('openai', { fault: 'status', status: 503, times: 1 });
  const { attempts } = await troupe.understudy.call({ route: 'alone', messages: 'Hello' });
  expect(attempts.map(({ outcome, why }) => [outcome, why])).toEqual([
    ['Overloaded', 'preferred'],
    ['ok', 'retry'],
  ]);
});

test('an answer that comes too slowly is left for the backup', async () => {
  await troupe.simulator.fail('openai', { fault: 'slow', tokensPerSecond: 20 });
  const messages = 'say {bytes:2000}';
  const { attempts, answeredBy } = await troupe.understudy.call({ route: 'brisk', messages });
  expect(attempts[0]).toMatchObject({ target: primary, outcome: 'ThroughputTooLow' });
  expect(answeredBy).toBe(backup);
});

test('a cut answer is accepted, unless the call says that it is a failure', async () => {
  await troupe.simulator.fail('openai', { fault: 'length', afterTokens: 3 });
  const asked = { route: 'support', messages: 'Where is my order?' };
  expect(await troupe.understudy.call(asked)).toMatchObject({ answeredBy: primary });
  const next = await troupe.understudy.call({ ...asked, policy: { length: 'next' } });
  expect(next).toMatchObject({ answeredBy: backup, switches: [{ reason: 'LengthLimit' }] });
  const error = await failureOf(troupe.understudy.call({ ...asked, policy: { length: 'stop' } }));
  expect(error.attempts).toMatchObject([{ target: primary, outcome: 'LengthLimit' }]);
});

test('also the backup’s answers are judged by the policy of the call', async () => {
  await troupe.simulator.fail('openai', { fault: 'status', status: 401 });
  await troupe.simulator.fail('anthropic', { fault: 'length', afterTokens: 3 });
  const policy = { length: 'next' } as const;
  const error = await failureOf(troupe.understudy.call({ route: 'support', messages: 'Hello', policy }));
  expect(error.attempts.map(({ outcome }) => outcome)).toEqual(['AuthenticationFailed', 'LengthLimit']);
});

test('a run brings a policy of its own, and keeps it when it plans again', async () => {
  await troupe.simulator.fail('openai', { fault: 'length', afterTokens: 3 });
  const input = 'say {bytes:40}';
  expect(await (await troupe.understudy.agent('clerk').start({ input })).result()).toMatchObject({
    answeredBy: primary,
  });
  const run = await troupe.understudy.agent('clerk').start({ input, policy: { length: 'next' } });
  expect(await run.result()).toMatchObject({ answeredBy: backup, switches: [{ reason: 'LengthLimit' }] });
  expect(await explain(troupe.client, run.id)).toMatchObject({ policy: { length: 'next' } });

  // The second turn plans again, after the failure of the first.
  await troupe.simulator.heal();
  await troupe.simulator.fail('openai', { fault: 'status', status: 401 });
  await troupe.simulator.fail('anthropic', { fault: 'length', afterTokens: 3, after: 1 });
  const policy = { length: 'stop' } as const;
  const steps = 'call look_up {"id":"1"}\nsay It is the $1.name.';
  const second = await troupe.understudy.agent('clerk').start({ input: steps, policy });
  const error = await failureOf(second.result());
  expect(error.attempts.at(-1)).toMatchObject({ target: backup, outcome: 'LengthLimit' });
});

test('what has to stay with its provider is not sent to another one', async () => {
  await troupe.simulator.fail('openai', { fault: 'status', status: 401 });
  const error = await failureOf(troupe.understudy.call({ route: 'resident', messages: 'Hello' }));
  expect(error.message).toContain('the policy forbids the targets that are left');
  expect(await troupe.simulator.requests('anthropic')).toEqual([]);
});

test('calls are spread over targets of equal rank, each the backup of the other', async () => {
  const calls = Array.from({ length: 24 }, () =>
    troupe.understudy.call({ route: 'balanced', messages: 'Hello' }),
  );
  const answered = new Set((await Promise.all(calls)).map(({ answeredBy }) => answeredBy));
  expect(answered).toEqual(new Set([primary, backup]));
  await troupe.simulator.fail('anthropic', { fault: 'status', status: 401 });
  const result = await troupe.understudy.call({ route: 'balanced', messages: 'Hello' });
  expect(result.answeredBy).toBe(primary);
});
