import { expect, test } from 'vitest';
import { generate } from '../../activities/generate/generate.ts';
import { NotAStream } from '../../activities/providers/not-a-stream.ts';
import type { Failed, Generated } from '../../domain/run/generate.ts';
import { user } from '../conversation/messages.ts';
import { a, b } from '../run/plans.ts';
import { chunk, events, failureOf, fresh, run, whole, worldWith } from './world.ts';

const usage = {
  prompt_tokens: 1000,
  completion_tokens: 100,
  prompt_tokens_details: { cached_tokens: 500 },
};
const told = () => events(chunk({ content: 'hi' }), chunk({}, 'stop'), { choices: [], usage });
const cut = () => events(chunk({ content: 'x'.repeat(400) }));
const unlisted = () => events({ ...chunk({ content: 'hi' }, 'stop'), model: 'our-own', usage });
/** 4000 characters are about 1000 tokens, and four for the message. */
const question = user('tree '.repeat(800));

async function attemptsOf(running: Promise<unknown>): Promise<Failed['attempts']> {
  const [failed] = (await failureOf(running)).details as [Failed];
  return failed.attempts;
}

test('an answer has its price by what the vendor counted', async () => {
  const { attempts } = await run(worldWith([question], told));
  // gpt-5.6-sol: 4 USD for a million tokens in, 0.4 from the cache, 20 out.
  expect(attempts[0]?.cost).toBe(0.0042);
  expect(attempts[0]).not.toHaveProperty('costEstimated');
});

test('an answer without a usage is priced by what was sent and what came', async () => {
  const { attempts } = await run(
    worldWith([question], () => events(chunk({ content: 'four' }), chunk({}, 'stop'))),
  );
  expect(attempts).toMatchObject([{ cost: 0.004036, costEstimated: true }]);
});

test('a cut answer is priced too: it may have been billed', async () => {
  const attempts = await attemptsOf(run(worldWith([question], cut)));
  expect(attempts).toMatchObject([{ billed: 'unknown', cost: 0.006016, costEstimated: true }]);
});

test('a refusal by status costs nothing', async () => {
  const refusal = new NotAStream({ at: 'http', status: 429, message: 'slow down' });
  const [attempt] = await attemptsOf(run(worldWith([question], () => Promise.reject(refusal))));
  expect(attempt?.billed).toBe('no');
  expect(attempt).not.toHaveProperty('cost');
});

test.each([
  ['ENOTFOUND', 'NameNotResolved', 'no'],
  ['EHOSTUNREACH', 'Unreachable', 'no'],
  ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'TlsFailed', 'no'],
  ['CERT_HAS_EXPIRED', 'TlsFailed', 'no'],
  ['UND_ERR_CONNECT_TIMEOUT', 'ConnectTimeout', 'no'],
  ['ECONNRESET', 'ConnectionLost', 'unknown'],
  ['ETIMEDOUT', 'ConnectTimeout', 'unknown'],
])('after %s, which is %s, it is on record as billed: %s', async (code, outcome, billed) => {
  const broken = new NotAStream({ at: 'transport', code, message: 'broken' });
  const [attempt] = await attemptsOf(run(worldWith([question], () => Promise.reject(broken))));
  expect(attempt).toMatchObject({ outcome, billed });
  expect(attempt?.cost === undefined).toBe(billed === 'no');
});

test('a lost attempt is priced by what was sent', async () => {
  const heartbeatDetails = { lost: [], asking: { target: a, why: 'preferred', at: 1000 }, beatAt: 3000 };
  const { attempts } = await run(worldWith([question], told), {}, { attempt: 2, heartbeatDetails });
  expect(attempts[0]).toMatchObject({ outcome: 'WorkerLost', costEstimated: true });
  expect(attempts[0]?.cost).toBeGreaterThan(0.004);
  expect(attempts[1]?.cost).toBe(0.0042);
});

test('a target without a price has none', async () => {
  const target = 'openai/our-own';
  const { attempts } = await run(worldWith([question], unlisted, [{ target }]), { target });
  expect(attempts[0]).not.toHaveProperty('cost');
});

test('an answer in a run comes with the exact tokens of all that was said, where its bytes leave a doubt', async () => {
  const world = worldWith([question], told, [{ window: 3000, settings: { maxOutputTokens: 100 } }]);
  const { tokens } = await run(world);
  // 801 of the question, one of "hi", four for each of the two messages.
  expect(tokens).toBe(810);
});

test('what the vendor counted teaches how its tokenizer differs', async () => {
  const world = worldWith([question], told, [{ window: 3000, settings: { maxOutputTokens: 100 } }]);
  await run(world);
  await run(world);
  const factor = world.setting.factors.of(a, 'openai.chat');
  expect(factor).toBeGreaterThan(1.01);
  expect(factor).toBeLessThan(1.1);
});

test('a first attempt asks the first target that the conversation fits', async () => {
  const world = worldWith([question], whole, [{ target: a, window: 500 }, { target: 'openai/gpt-5.6-luna' }]);
  const generated: Generated = await fresh().run(() => generate(world.setting, { route: 'main', length: 1 }));
  expect(generated.plan).toMatchObject({ targets: ['openai/gpt-5.6-luna'], skipped: [{ target: a }] });
  expect(generated.attempts).toMatchObject([
    { target: 'openai/gpt-5.6-luna', why: 'fallback', outcome: 'ok' },
  ]);
});

test('a first attempt that fits nowhere fails with the reasons, and nobody is asked', async () => {
  const world = worldWith([question], whole, [
    { target: a, window: 500 },
    { target: b, window: 500 },
  ]);
  const failure = await failureOf(fresh().run(() => generate(world.setting, { route: 'main', length: 1 })));
  expect(failure).toMatchObject({ type: 'NoTargetFits', nonRetryable: true });
  expect(failure.details).toMatchObject([{ skipped: [{ target: a }, { target: b }] }]);
  expect(world.asked).toEqual([]);
});

test('a short first attempt loads no tokenizer', async () => {
  const world = worldWith([user()], told);
  const generated: Generated = await fresh().run(() => generate(world.setting, { route: 'main', length: 1 }));
  expect(world.setting.tokens.loaded).toBe(false);
  expect(generated).not.toHaveProperty('tokens');
});
