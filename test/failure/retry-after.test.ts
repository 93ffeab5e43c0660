import { assert, date, property } from 'fast-check';
import { expect, test } from 'vitest';
import { retryAfterMs } from '../../domain/failure/retry-after.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';

const now = Date.parse('1994-11-06T08:49:00Z');

function waitOf(headers: FailureSignal['headers']): number | undefined {
  return retryAfterMs({ at: 'http', status: 429, ...(headers === undefined ? {} : { headers }) }, now);
}

test.each([
  ['no headers', undefined, undefined],
  ['none of them', { 'x-request-id': 'r' }, undefined],
  ['seconds', { 'retry-after': '7' }, 7000],
  ['parts of a second', { 'retry-after': '0.25' }, 250],
  ['parts of a millisecond, rounded up', { 'retry-after': '0.0001' }, 1],
  ['a date', { 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' }, 37_000],
  ['a date that has passed', { 'retry-after': 'Sun, 06 Nov 1994 08:48:37 GMT' }, undefined],
  ['this very second', { 'retry-after': 'Sun, 06 Nov 1994 08:49:00 GMT' }, undefined],
  ['milliseconds', { 'retry-after-ms': '1500' }, 1500],
  ['parts of a millisecond', { 'retry-after-ms': '1500.2' }, 1501],
  ['the longer one is the milliseconds', { 'retry-after-ms': '2500', 'retry-after': '2' }, 2500],
  ['the longer one is the seconds', { 'retry-after-ms': '1500', 'retry-after': '2' }, 2000],
  ['Azure’s zero beside a second', { 'retry-after-ms': '0', 'retry-after': '1' }, 1000],
  ['zero', { 'retry-after': '0' }, undefined],
  ['less than zero', { 'retry-after': '-5', 'retry-after-ms': '-1' }, undefined],
  ['nothing in it', { 'retry-after': '' }, undefined],
  ['words', { 'retry-after': 'soon' }, undefined],
  ['no number', { 'retry-after-ms': 'NaN' }, undefined],
  ['endless', { 'retry-after': 'Infinity' }, undefined],
  ['words beside a number', { 'retry-after-ms': 'soon', 'retry-after': '3' }, 3000],
  ['a month that is none', { 'retry-after': 'Sun, 06 Foo 1994 08:49:37 GMT' }, undefined],
])('%s: %j is %j', (_, headers, wait) => {
  expect(waitOf(headers)).toBe(wait);
});

test('it reads every date as Date.parse does', () => {
  const dates = date({
    min: new Date('1970-01-01T00:00:00Z'),
    max: new Date('2999-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  assert(
    property(dates, (at) => {
      const written = at.toUTCString();
      const expected = Date.parse(written);
      expect(retryAfterMs({ at: 'http', headers: { 'retry-after': written } }, -1)).toBe(expected + 1);
    }),
    { numRuns: 10_000 },
  );
});
