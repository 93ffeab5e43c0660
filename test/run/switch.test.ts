import { assert, constantFrom, integer, option, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { failureKinds, type FailureKind } from '../../domain/failure/kinds.ts';
import { causeOf } from '../../domain/run/attempt.ts';
import { leftFor, summaryOf, switchesIn } from '../../domain/run/switch.ts';
import { a, b, c, failed } from './plans.ts';

const ok = { target: a, why: 'preferred', outcome: 'ok', at: 0, ms: 1 } as const;

test.each([
  ['the first attempt', a, undefined, 'openai/gpt-5.6-sol'],
  ['after an answer', a, ok, 'openai/gpt-5.6-sol'],
  [
    'after a switch',
    b,
    failed(a, 'RateLimited', { status: 429 }),
    'anthropic/claude-opus-5-5 ← openai: rate limited (429)',
  ],
  [
    'the same target again',
    a,
    failed(a, 'ServerError', { status: 500 }),
    'openai/gpt-5.6-sol again: server error (500)',
  ],
  ['a failure without a status', c, failed(a, 'StreamStalled'), 'azure-eu/gpt-5.6-sol ← openai: stalled'],
] as const)('the summary of %s', (_, target, last, summary) => {
  expect(summaryOf(target, last)).toBe(summary);
});

test.each([
  [{ from: a, reason: 'TargetLeft' }, 'anthropic/claude-opus-5-5 ← openai: left by the fleet'],
  [{ from: a, reason: 'Returned' }, 'anthropic/claude-opus-5-5 ← openai: well again here'],
] as const)('what health left stands in the summary: %j', (left, summary) => {
  expect(summaryOf(b, undefined, left)).toBe(summary);
});

test('the records say which switches they made', () => {
  const left = { from: a, reason: 'Overloaded' } as const;
  expect(switchesIn([failed(a, 'Overloaded'), { ...ok, target: b, at: 7, left }])).toEqual([
    { from: a, to: b, reason: 'Overloaded', at: 7 },
  ]);
});

test('a summary has 80 characters at most and begins with the target', () => {
  const target = string({ minLength: 1, maxLength: 100 }).map((model) => `p/${model}`);
  const last = record({
    target,
    outcome: constantFrom(...(Object.keys(failureKinds) as FailureKind[])),
    status: option(integer({ min: 100, max: 599 }), { nil: undefined }),
  }).map(({ target, outcome, status }) => failed(target, outcome, status === undefined ? {} : { status }));
  assert(
    property(target, option(last, { nil: undefined }), (to, before) => {
      const summary = summaryOf(to, before);
      expect(summary.length).toBeLessThanOrEqual(80);
      expect(summary.slice(0, 79).startsWith(to.slice(0, 79))).toBe(true);
      expect(summary.endsWith('…') || summary.startsWith(to)).toBe(true);
    }),
  );
});

test.each([
  ['the same target again is no switch', a, failed(a, 'RateLimited'), undefined],
  ['going on after an answer is no switch', b, ok, undefined],
  ['another target is one, with its reason', b, failed(a, 'Overloaded'), { from: a, reason: 'Overloaded' }],
  [
    'another model of one provider is one',
    'openai/mini',
    failed(a, 'Overloaded'),
    { from: a, reason: 'Overloaded' },
  ],
] as const)('%s', (_, to, last, left) => {
  expect(leftFor(to, last)).toEqual(left);
});

test('the cause of a kind that only a newer worker knows can still be told', () => {
  expect(causeOf(failed(a, 'FromTheFuture' as FailureKind, { status: 418 }))).toContain('418');
});
