import { expect, test } from 'vitest';
import type { Attempt } from '../../domain/run/attempt.ts';
import { serve } from '../../domain/run/serve.ts';
import { a, b, planWith } from './plans.ts';
import { play, startedAt } from './play.ts';

test('a short wait rides in the attempt, a long one goes through the timer', async () => {
  const short = await play(planWith(), [
    { outcome: 'RateLimited', ms: 10, retryAfterMs: 1999 },
    { outcome: 'ok', ms: 10 },
  ]);
  expect(short.waits).toEqual([]);
  expect(short.orders.map(({ delayMs }) => delayMs)).toEqual([0, 1999]);

  const long = await play(planWith({ targets: [a] }), [
    { outcome: 'RateLimited', ms: 10, retryAfterMs: 5000 },
    { outcome: 'ok', ms: 10 },
  ]);
  expect(long.waits).toEqual([5000]);
  expect(long.orders.map(({ delayMs, at }) => [delayMs, at - startedAt])).toEqual([
    [0, 0],
    [0, 5010],
  ]);
});

test('each attempt is told of the one before it', async () => {
  const { orders } = await play(planWith(), [
    { outcome: 'Overloaded', ms: 10 },
    { outcome: 'ok', ms: 10 },
  ]);
  expect(orders.map(({ target, last }) => [target, last?.target, last?.outcome])).toEqual([
    [a, undefined, undefined],
    [b, a, 'Overloaded'],
  ]);
});

test('attempts whose worker was lost are listed, and count', async () => {
  const lost: Attempt = { target: a, why: 'preferred', outcome: 'WorkerLost', at: 0, ms: 5000 };
  const refused: Attempt = { target: a, why: 'preferred', outcome: 'ServerError', at: 6000, ms: 10 };
  const asked: string[] = [];
  const served = await serve<string>({
    begin: async () => ({ plan: planWith({ limits: { deadlineMs: 60_000, attempts: 3 } }) }),
    now: () => 0,
    random: () => 0,
    switched: () => {},
    wait: () => Promise.resolve(),
    attempt: async ({ target, why }) => {
      asked.push(target);
      if (asked.length === 1) return { ok: false, attempts: [lost, refused] };
      return { ok: false, attempts: [{ target, why, outcome: 'Overloaded', at: 7000, ms: 10 }] };
    },
  });
  expect(asked).toEqual([a, b]);
  expect(served).toMatchObject({ ok: false, reason: 'attempts', attempts: [lost, refused, { target: b }] });
});

test('a port that throws, as on cancellation, ends the loop with that', async () => {
  const cancelled = new Error('cancelled');
  const serving = serve<string>({
    begin: async () => ({ plan: planWith() }),
    now: () => 0,
    random: () => 0,
    switched: () => {},
    wait: () => Promise.resolve(),
    attempt: () => Promise.reject(cancelled),
  });
  await expect(serving).rejects.toBe(cancelled);
});

test('a retry-after of 2 s is waited for on the primary', async () => {
  const { orders, waits } = await play(planWith(), [
    { outcome: 'RateLimited', ms: 10, retryAfterMs: 2000 },
    { outcome: 'ok', ms: 10 },
  ]);
  expect(orders.map(({ target }) => target)).toEqual([a, a]);
  expect(waits).toEqual([2000]);
});

test('when all targets cool down the first return is waited for, and then the failure lists every attempt', async () => {
  const { served, waits, endedAt } = await play(
    planWith({
      limits: { deadlineMs: 30_000, attempts: 6 },
      retry: { attempts: 3, backoffMs: 200, maxBackoffMs: 2000, maxWaitMs: 5000 },
    }),
    [
      { outcome: 'RateLimited', ms: 100, retryAfterMs: 20_000 },
      { outcome: 'RateLimited', ms: 100, retryAfterMs: 10_000 },
      { outcome: 'RateLimited', ms: 100, retryAfterMs: 60_000 },
    ],
  );
  expect(waits).toEqual([10_000, 9800]);
  expect(served).toMatchObject({ ok: false, reason: 'deadline' });
  expect(served.attempts.map(({ target, why }) => [target, why])).toEqual([
    [a, 'preferred'],
    [b, 'fallback'],
    [b, 'retry'],
    [a, 'last'],
  ]);
  expect(endedAt - startedAt).toBeLessThan(30_000);
});

test('what a target rejected is left out of the order', async () => {
  const { orders } = await play(planWith(), [
    { outcome: 'ReasoningRejected', ms: 10 },
    { outcome: 'ok', ms: 10 },
  ]);
  expect(orders.map(({ target, why, repair }) => [target, why, repair])).toEqual([
    [a, 'preferred', undefined],
    [a, 'repair', 'reasoning'],
  ]);
});
