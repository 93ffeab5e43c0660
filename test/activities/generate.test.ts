import { CancelledFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { expect, test } from 'vitest';
import { generate } from '../../activities/generate/generate.ts';
import { NotAStream } from '../../activities/providers/not-a-stream.ts';
import type { Setting } from '../../activities/setting.ts';
import type { FirstInput, Generated } from '../../domain/run/generate.ts';
import { says, user } from '../conversation/messages.ts';
import { a } from '../run/plans.ts';
import { brief, chunk, events, failureOf, fresh, input, run, worldWith } from './world.ts';

test('a complete answer comes with the record of its attempt', async () => {
  const generated = await run(worldWith([user()]));
  expect(generated.content).toEqual([{ type: 'text', text: 'hi' }]);
  expect(generated.attempts).toMatchObject([
    { target: a, why: 'preferred', outcome: 'ok', requestId: 'req-1' },
  ]);
});

const first: FirstInput = { route: 'main', length: 1 };

test('the first attempt of a call plans, asks the first target, and brings the plan along', async () => {
  const { setting } = worldWith([user()]);
  const opening = { ...first, deadlineMs: 9000 };
  const generated: Generated = await fresh().run(() => generate(setting, opening));
  expect(generated.plan).toMatchObject({ route: 'main', targets: [a], limits: { deadlineMs: 9000 } });
  expect(generated.attempts).toMatchObject([{ target: a, why: 'preferred', outcome: 'ok' }]);
});

test('a first attempt that fails brings the plan along too', async () => {
  const { setting } = worldWith([user()], () => events(chunk({ content: 'h' })));
  const failure = await failureOf(fresh().run(() => generate(setting, first)));
  expect(failure.details).toMatchObject([
    { plan: { targets: [a] }, attempts: [{ outcome: 'TruncatedStream' }] },
  ]);
});

test('a route that this worker doesn’t know is refused, and nobody is asked', async () => {
  const world = worldWith([user()]);
  const running = fresh().run(() => generate(world.setting, { ...first, route: 'mian' }));
  expect(await failureOf(running)).toMatchObject({ type: 'UnknownRoute', nonRetryable: true });
  expect(world.asked).toEqual([]);
});

const cutByLength = () => events(chunk({ content: 'hi' }), chunk({}, 'length'));

test('a complete answer that the policy of the call takes for a failure fails, with its plan', async () => {
  const { setting } = worldWith([user()], cutByLength);
  const opening = { ...first, policy: { length: 'stop' } as const };
  const failure = await failureOf(fresh().run(() => generate(setting, opening)));
  expect(failure.type).toBe('ProviderFailure.LengthLimit');
  expect(failure.details).toMatchObject([{ plan: { policy: { length: 'stop' } } }]);
});

test('a later attempt is told which answers are failures', async () => {
  const world = worldWith([user()], cutByLength);
  expect(await run(world)).toMatchObject({ finish: 'length' });
  const failure = await failureOf(run(world, { policy: { length: 'next' } }));
  expect(failure.type).toBe('ProviderFailure.LengthLimit');
});

test('a cut answer fails with its kind as type and its record as detail, not to be retried by Temporal', async () => {
  const failure = await failureOf(run(worldWith([user()], () => events(chunk({ content: 'h' })))));
  expect(failure).toMatchObject({ type: 'ProviderFailure.TruncatedStream', nonRetryable: true });
  expect(failure.details).toMatchObject([
    { attempts: [{ target: a, outcome: 'TruncatedStream', billed: 'unknown' }] },
  ]);
});

test('a refusal by status was not billed, and carries how long to wait', async () => {
  const refusal = new NotAStream({
    at: 'http',
    status: 429,
    message: 'slow down',
    headers: { 'retry-after': '3', 'x-request-id': 'req-9' },
  });
  const failure = await failureOf(run(worldWith([user()], () => Promise.reject(refusal))));
  expect(failure.details).toMatchObject([
    {
      attempts: [
        { outcome: 'RateLimited', status: 429, retryAfterMs: 3000, requestId: 'req-9', billed: 'no' },
      ],
    },
  ]);
});

test('what a vendor echoes in the middle of its stream is not in the record', async () => {
  const prompt = user('my grandmother keeps her money in the oven');
  const message = `Invalid "my grandmother keeps her money" for our-own-secret-1 at messages[0]`;
  const stream = () => events(chunk({ content: 'h' }), { error: { code: 'weird', message } });
  const failure = await failureOf(run(worldWith([prompt], stream)));
  expect(failure.details).toMatchObject([
    { attempts: [{ outcome: 'Unknown', evidence: 'weird: Invalid "…" for [key] at messages[0]' }] },
  ]);
  expect(JSON.stringify(failure)).not.toMatch(/grandmother|our-own/);
});

test('what a vendor echoes in the middle of its stream is not in the record', async () => {
  const prompt = user('my grandmother keeps her money in the oven');
  const message = `Invalid "my grandmother keeps her money" for our-own-secret-1 at messages[0]`;
  const stream = () => events(chunk({ content: 'h' }), { error: { code: 'weird', message } });
  const failure = await failureOf(run(worldWith([prompt], stream)));
  expect(failure.details).toMatchObject([
    { attempts: [{ outcome: 'Unknown', evidence: 'weird: Invalid "…" for [key] at messages[0]' }] },
  ]);
  expect(JSON.stringify(failure)).not.toMatch(/grandmother|our-own/);
});

test('attempts whose worker was lost are listed before the one that answered', async () => {
  const at = 1000;
  const heartbeatDetails = { lost: [], asking: { target: a, why: 'preferred', at }, beatAt: at + 2500 };
  const { attempts } = await run(worldWith([user()]), {}, { attempt: 2, heartbeatDetails });
  expect(attempts).toMatchObject([
    { outcome: 'WorkerLost', at, ms: 2500, billed: 'unknown' },
    { outcome: 'ok' },
  ]);
});

test('a conversation that can’t be read is our fault: Temporal retries it, and nobody was asked', async () => {
  const world = worldWith([]);
  const failure = await failureOf(run(world));
  expect(failure).toMatchObject({ type: 'ConversationUnreadable', nonRetryable: false });
  expect(world.asked).toEqual([]);
});

test('a target that this worker doesn’t know yet is our fault: another worker may', async () => {
  const failure = await failureOf(run(worldWith([user()]), { target: 'new/model' }));
  expect(failure).toMatchObject({ type: 'UnknownTarget', nonRetryable: false });
});

test('a cancelled run closes the request and fails as cancelled', async () => {
  const environment = new MockActivityEnvironment();
  const world = worldWith([user()], ({ signal }) => {
    setTimeout(() => environment.cancel(), 10);
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    });
  });
  const running = environment.run(() => generate(world.setting, input));
  await expect(running).rejects.toBeInstanceOf(CancelledFailure);
  expect(world.asked[0]?.signal.aborted).toBe(true);
});

test('a conversation that no target can take is the caller’s fault, and no evidence against the provider', async () => {
  const world = worldWith([user(), says()]);
  const failure = await failureOf(run(world, { length: 2 }));
  expect(world.asked).toEqual([]);
  expect(failure.type).not.toMatch(/^ProviderFailure/);
});

test('after the deadline nobody is asked', async () => {
  const world = worldWith([user()]);
  const failure = await failureOf(run(world, { deadlineAt: Date.now() - 1000 }));
  expect(failure.details).toMatchObject([{ attempts: [{ outcome: 'TotalTimeout' }] }]);
  expect(world.asked).toEqual([]);
});

test('an answer enters the worker’s memory only when the run has committed it', async () => {
  const world = worldWith([user()]);
  await run(world);
  // The server had given this attempt up, and the run committed another worker's answer.
  const committed: Setting = {
    ...world.setting,
    readPage: async (_workflow, _run, { from }) => ({
      brief,
      messages: [user(), says('other'), user('go on')].slice(from),
    }),
  };
  await run({ ...world, setting: committed }, { length: 3 });
  expect(JSON.stringify(world.asked.at(-1)?.body)).toContain('other');
});

test('a wait that our own fault cut short is made by the next try', async () => {
  const world = worldWith([user()]);
  const begun = Date.now();
  const heartbeatDetails = { lost: [], beatAt: begun };
  await run(world, { delayMs: 200 }, { attempt: 2, heartbeatDetails });
  expect(Date.now() - begun).toBeGreaterThanOrEqual(190);
});
