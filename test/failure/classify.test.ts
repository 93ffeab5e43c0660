import { assert, constantFrom, integer, option, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { classify, rowOf, type ErrorRow } from '../../domain/failure/classify.ts';
import { commonRows } from '../../domain/failure/common-rows.ts';
import { failureKinds } from '../../domain/failure/kinds.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import { common, unknown } from './common.rows.ts';

test.each(common)('%s: %j', (kind, signal) => {
  expect(classify(signal, [])).toBe(kind);
});

test.each(unknown)('%j is unknown', (signal) => {
  expect(classify(signal, [])).toBe('Unknown');
});

test.each(commonRows)('%o decides something', (row) => {
  const others = commonRows.filter((other) => other !== row);
  const decided = common.filter(([kind, signal]) => rowOf(signal, others)?.kind !== kind);
  expect(decided).not.toEqual([]);
});

test('a format’s own rows are asked first, in their order', () => {
  const own: readonly ErrorRow[] = [
    { kind: 'QuotaExhausted', status: 429, code: /^insufficient_quota$/ },
    { kind: 'Overloaded', status: 429, code: /quota/ },
  ];
  const refused: FailureSignal = { at: 'http', status: 429 };
  expect(classify({ ...refused, code: 'insufficient_quota' }, own)).toBe('QuotaExhausted');
  expect(classify({ ...refused, code: 'quota_of_the_day' }, own)).toBe('Overloaded');
  expect(classify(refused, own)).toBe('RateLimited');
});

test.each<[string, ErrorRow, FailureSignal, boolean]>([
  ['a range holds its first', { kind: 'Overloaded', status: [500, 503] }, { at: 'http', status: 500 }, true],
  ['a range holds its last', { kind: 'Overloaded', status: [500, 503] }, { at: 'http', status: 503 }, true],
  ['a range ends', { kind: 'Overloaded', status: [500, 503] }, { at: 'http', status: 504 }, false],
  ['a status is asked for and absent', { kind: 'Overloaded', status: 500 }, { at: 'http' }, false],
  ['the wrong place', { kind: 'Overloaded', at: 'stream' }, { at: 'http', type: 'x' }, false],
  ['the type', { kind: 'Overloaded', type: /^over/ }, { at: 'http', type: 'overloaded' }, true],
  ['the type is absent', { kind: 'Overloaded', type: /./ }, { at: 'http' }, false],
  ['the message', { kind: 'Overloaded', message: /busy/ }, { at: 'http', message: 'too busy' }, true],
  [
    'a header',
    { kind: 'Overloaded', headers: { 'retry-after': /^\d$/ } },
    { at: 'http', headers: { 'retry-after': '5' } },
    true,
  ],
  [
    'a header says something else',
    { kind: 'Overloaded', headers: { 'retry-after': /^\d$/ } },
    { at: 'http', headers: { 'retry-after': '50' } },
    false,
  ],
  ['a header is absent', { kind: 'Overloaded', headers: { 'retry-after': /./ } }, { at: 'http' }, false],
  [
    'one of two does not hold',
    { kind: 'Overloaded', type: /^a$/, code: /^b$/ },
    { at: 'http', type: 'a', code: 'c' },
    false,
  ],
])('a row matches when all it names does: %s', (_, row, signal, matches) => {
  expect(classify(signal, [row]) === 'Overloaded').toBe(matches);
});

test('whatever was seen has a kind', () => {
  const words = constantFrom('idle', 'malformed', 'truncated', 'ECONNRESET', 'toString', '__proto__');
  const signals = record(
    {
      at: constantFrom<FailureSignal['at'][]>('transport', 'timer', 'http', 'stream', 'answer'),
      status: integer({ min: 0, max: 1000 }),
      code: words,
      type: string(),
      message: string(),
    },
    { requiredKeys: ['at'] },
  );
  assert(
    property(signals, option(constantFrom<ErrorRow[]>({ kind: 'RateLimited', type: /x/ })), (signal, row) => {
      expect(Object.keys(failureKinds)).toContain(classify(signal, row === null ? [] : [row]));
    }),
  );
});
