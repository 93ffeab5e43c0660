import { expect, test } from 'vitest';
import { percent, rate } from '../../../cli/health/numbers.ts';
import { ago, span, timeOfDay, until } from '../../../cli/health/times.ts';
import { now } from './fleet.ts';

test.each([
  [-500, '0 s'],
  [400, '0 s'],
  [40_000, '40 s'],
  [89_000, '89 s'],
  [90_000, '2 min'],
  [3_600_000, '60 min'],
  [7_200_000, '2 h'],
  [172_800_000, '2 d'],
])('%d ms are about %s', (ms, words) => {
  expect(span(ms)).toBe(words);
});

test('moments are said by the clock and by how far they are', () => {
  expect(timeOfDay(now)).toBe('04:00:00 UTC');
  expect(until(now + 60_000, now)).toBe('04:01:00 UTC (in 60 s)');
  expect(ago(now - 60_000, now)).toBe('60 s ago');
});

test('shares and rates are short', () => {
  expect([0, 0.054, 1].map(percent)).toEqual(['0 %', '5 %', '100 %']);
  expect([0, 0.123, 3.21, 12.3].map(rate)).toEqual(['0/s', '0.12/s', '3.2/s', '12/s']);
});
