import { assert, constantFrom, integer, option, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { failureKinds, type FailureKind } from '../../domain/failure/kinds.ts';
import { causeOf } from '../../domain/run/attempt.ts';
import { summaryOf, switchTo } from '../../domain/run/switch.ts';
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

test('who answered and can’t take the conversation any more is left', () => {
  const skipped = [{ target: a, kind: 'ContextOverflow', reason: 'too small' }] as const;
  const change = { from: a, to: b, reason: 'ContextOverflow', at: 7 };
  expect(switchTo(b, ok, 7, skipped)).toEqual(change);
  expect(switchTo(b, ok, 7)).toBeUndefined();
  expect(switchTo(a, ok, 7, skipped)).toBeUndefined();
  expect(switchTo(b, failed(a, 'RateLimited'), 7, skipped)).toEqual({ ...change, reason: 'RateLimited' });
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
  ['the first attempt is no switch', a, undefined, undefined],
  ['the same target again is no switch', a, failed(a, 'RateLimited'), undefined],
  ['going on after an answer is no switch', b, ok, undefined],
  [
    'another target is one, with its reason',
    b,
    failed(a, 'Overloaded'),
    { from: a, to: b, reason: 'Overloaded', at: 7 },
  ],
  [
    'another model of one provider is one',
    'openai/mini',
    failed(a, 'Overloaded'),
    { from: a, to: 'openai/mini', reason: 'Overloaded', at: 7 },
  ],
] as const)('%s', (_, to, last, change) => {
  expect(switchTo(to, last, 7)).toEqual(change);
});

test('the cause of a kind that only a newer worker knows can still be told', () => {
  expect(causeOf(failed(a, 'FromTheFuture' as FailureKind, { status: 418 }))).toContain('418');
});
