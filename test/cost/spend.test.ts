import { expect, test } from 'vitest';
import { addSpend, costOf, type Cost } from '../../domain/cost/spend.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import { a, failed } from '../run/plans.ts';

const ok = (cost?: number): Attempt => ({
  target: a,
  why: 'preferred',
  outcome: 'ok',
  at: 0,
  ms: 1,
  ...(cost === undefined ? {} : { cost }),
});
const guessed = (cost: number) =>
  failed(a, 'TruncatedStream', { billed: 'unknown', cost, costEstimated: true });

test.each<[string, readonly Attempt[], Cost | null]>([
  ['no attempt', [], null],
  ['an answer with a price', [ok(0.1)], { usd: 0.1, estimated: false }],
  ['an answer without a price', [ok()], null],
  ['a refusal by status, which is not billed', [failed(a, 'RateLimited')], null],
  ['a refusal and an answer', [failed(a, 'RateLimited'), ok(0.1)], { usd: 0.1, estimated: false }],
  ['a cut stream and an answer', [guessed(0.2), ok(0.1)], { usd: 0.3, estimated: true }],
  ['an answer with a price and one without', [ok(0.1), ok()], { usd: 0.1, estimated: true }],
  [
    'a lost attempt without a price',
    [failed(a, 'WorkerLost', { billed: 'unknown' }), ok(0.1)],
    { usd: 0.1, estimated: true },
  ],
  ['what is free', [ok(0)], { usd: 0, estimated: false }],
])('the cost of %s', (_, attempts, cost) => {
  expect(costOf(addSpend({}, attempts))).toEqual(cost);
});

test('turn by turn it is the same sum', () => {
  const attempts = [ok(0.1), ok(), guessed(0.2), ok(0.3), failed(a, 'Overloaded')];
  const spend = attempts.reduce((sum, each) => addSpend(sum, [each]), {});
  expect(costOf(spend)).toEqual(costOf(addSpend({}, attempts)));
});
