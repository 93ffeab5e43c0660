import { array, assert, constantFrom, integer, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { retryAfterMs } from '../../domain/failure/retry-after.ts';
import { adviceHeaders, type FailureSignal } from '../../domain/failure/signal.ts';

const now = Date.parse('2026-11-24T08:49:00Z');
const later = Date.parse('2026-11-24T08:51:00Z');

const openai = (requests: string, requestsReset: string, tokens: string, tokensReset: string) => ({
  'x-ratelimit-remaining-requests': requests,
  'x-ratelimit-reset-requests': requestsReset,
  'x-ratelimit-remaining-tokens': tokens,
  'x-ratelimit-reset-tokens': tokensReset,
});
const anthropic = (dimension: string, remaining: string, reset: string) => ({
  [`anthropic-ratelimit-${dimension}-remaining`]: remaining,
  [`anthropic-ratelimit-${dimension}-reset`]: reset,
});

function waitOf(headers: FailureSignal['headers']): number | undefined {
  return retryAfterMs({ at: 'http', status: 429, ...(headers === undefined ? {} : { headers }) }, now);
}

test.each([
  ['no headers', undefined, undefined],
  ['none of them', { 'x-request-id': 'r' }, undefined],
  ['seconds', { 'retry-after': '7' }, 7000],
  ['parts of a second', { 'retry-after': '0.25' }, 250],
  ['parts of a millisecond, rounded up', { 'retry-after': '0.0001' }, 1],
  ['a date', { 'retry-after': 'Tue, 24 Nov 2026 08:49:37 GMT' }, 37_000],
  ['a date that has passed', { 'retry-after': 'Tue, 24 Nov 2026 08:48:37 GMT' }, undefined],
  ['this very second', { 'retry-after': 'Tue, 24 Nov 2026 08:49:00 GMT' }, undefined],
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
  ['Azure’s own name', { 'x-ms-retry-after-ms': '1500', 'retry-after-ms': '3' }, 1500],
  ['more than a number can hold', { 'retry-after': '1e308' }, Number.MAX_SAFE_INTEGER],
  ['requests are spent', openai('0', '6m0s', '5', '1h'), 360_000],
  ['tokens are spent', openai('5', '6m0s', '0', '20ms'), 20],
  ['both are spent', openai('0', '1s', '0', '1m2.5s'), 62_500],
  ['nothing is spent', openai('5', '6m0s', '1999000', '20ms'), undefined],
  ['overdrawn', openai('-1', '2s', '9', '1s'), 2000],
  ['nobody says how much is left', { 'x-ratelimit-reset-requests': '1s' }, undefined],
  ['nothing is said of what is left', openai('', '1s', '', '1s'), undefined],
  ['a reset in seconds', openai('0', '60', '9', '1s'), 60_000],
  ['a reset as an instant in seconds', openai('0', String(later / 1000), '9', '1s'), later - now],
  ['a reset as an instant in ms', openai('0', String(later), '9', '1s'), later - now],
  ['a reset in words', openai('0', 'soon', '9', '1s'), undefined],
  ['a reset as a date', anthropic('requests', '0', '2026-11-24T08:49:37Z'), 37_000],
  ['of tokens', anthropic('tokens', '0', '2026-11-24T08:49:37.5Z'), 37_500],
  ['of input', anthropic('input-tokens', '0', '2026-11-24T09:49:37+01:00'), 37_000],
  ['of output', anthropic('output-tokens', '0', '2026-11-24T07:19:37-01:30'), 37_000],
  ['of what is left', anthropic('tokens', '100', '2026-11-24T08:49:37Z'), undefined],
  ['that has passed', anthropic('tokens', '0', '2026-11-24T08:48:37Z'), undefined],
  ['a reset beside what is asked', { ...openai('0', '6m0s', '0', '9s'), 'retry-after': '7' }, 360_000],
  ['what is asked beside a reset', { ...openai('0', '6s', '0', '9s'), 'retry-after': '17' }, 17_000],
  ['a month that is none', { 'retry-after': 'Tue, 24 Foo 2026 08:49:37 GMT' }, undefined],
])('%s: %j is %j', (_, headers, wait) => {
  expect(waitOf(headers)).toBe(wait);
});

test.each<[string, FailureSignal, number | undefined]>([
  [
    'OpenAI',
    { at: 'http', status: 429, message: 'Rate limit reached. Please try again in 1.5s. Visit' },
    1500,
  ],
  ['in ms', { at: 'http', status: 429, message: 'Please try again in 120ms.' }, 120],
  ['in minutes and seconds', { at: 'http', status: 429, message: 'Please try again in 6m0s.' }, 360_000],
  ['Azure', { at: 'http', status: 429, message: 'Please retry after 1 second.' }, 1000],
  ['Gemini', { at: 'http', status: 429, message: 'Please retry in 34.0701s.' }, 34_071],
  ['in hours', { at: 'http', status: 503, message: 'Try again in 2 hours 30 minutes' }, 9_000_000],
  ['in days', { at: 'http', status: 529, message: 'try again in 1 day' }, 86_400_000],
  ['in a stream', { at: 'stream', message: 'Please try again in 20s.' }, 20_000],
  [
    'beside a header',
    { at: 'http', status: 429, message: 'try again in 9s', headers: { 'retry-after': '3' } },
    9000,
  ],
  ['without a unit', { at: 'http', status: 429, message: 'try again in 20' }, undefined],
  ['another unit', { at: 'http', status: 429, message: 'try again in 3 steps' }, undefined],
  ['later', { at: 'http', status: 429, message: 'try again later' }, undefined],
  [
    'perhaps an echo',
    { at: 'http', status: 400, message: '"please try again in 20s" is not valid' },
    undefined,
  ],
])('in words, %s: %j is %j', (_, signal, wait) => {
  expect(retryAfterMs(signal, now)).toBe(wait);
});

test('whatever comes, a wait is a whole number of ms above 0, and what is asked for is never cut short', () => {
  const values = constantFrom('0', '5', '-1', '1e400', '6m0s', '', 'x', '2026-11-24T08:50:00Z', 'Infinity');
  const pairs = array(record({ name: constantFrom(...adviceHeaders), value: values }), { maxLength: 8 });
  assert(
    property(pairs, string(), integer({ min: 100, max: 600 }), (given, message, status) => {
      const headers = Object.fromEntries(given.map(({ name, value }) => [name, value]));
      const waitWith = (seconds: string) =>
        retryAfterMs({ at: 'http', status, message, headers: { ...headers, 'retry-after': seconds } }, now);
      const others = waitWith('0');
      expect(others === undefined || (Number.isSafeInteger(others) && others > 0)).toBe(true);
      expect(waitWith('1')).toBe(Math.max(1000, others ?? 0));
    }),
  );
});
