import { assert, double, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { priceOf, type Rates } from '../../domain/cost/price.ts';
import type { Usage } from '../../domain/cost/usage.ts';

const rates: Rates = { input: 4, output: 20, cacheRead: 0.4, cacheWrite: 5, cacheWrite1h: 8 };
const plain: Rates = { input: 4, output: 20 };
const million = 1_000_000;

test.each<[string, Usage, Rates, number]>([
  ['nothing', { input: 0, output: 0 }, rates, 0],
  ['what was read and written', { input: million, output: million }, rates, 24],
  ['a part from the cache', { input: million, output: 0, cacheRead: million / 2 }, rates, 2.2],
  ['a part stored for five minutes', { input: million, output: 0, cacheWrite: million / 2 }, rates, 4.5],
  [
    'parts stored for five minutes and for an hour',
    { input: million, output: 0, cacheWrite: million, cacheWrite1h: million / 2 },
    rates,
    6.5,
  ],
  [
    'cache without rates of its own is like any input',
    { input: million, output: 0, cacheRead: million / 2, cacheWrite: million / 4 },
    plain,
    4,
  ],
  [
    'an hour without a rate of its own is like five minutes',
    { input: million, output: 0, cacheWrite: million, cacheWrite1h: million },
    { ...plain, cacheWrite: 5 },
    5,
  ],
  [
    'searches of the vendor, paid apart',
    { input: 0, output: 0, hosted: { web_search: 3, web_fetch: 9 } },
    { ...plain, hosted: { web_search: 0.01 } },
    0.03,
  ],
  ['reasoning is output', { input: 0, output: 100, reasoning: 90 }, rates, 0.002],
  ['three tokens, without a tail of digits', { input: 3, output: 0 }, { input: 0.1, output: 1 }, 0.0000003],
  [
    'more from the cache than was read, as a wrong usage says, is never negative',
    { input: 10, output: 0, cacheRead: million },
    { ...plain, cacheRead: 0 },
    0,
  ],
])('the price of %s', (_, usage, by, usd) => {
  expect(priceOf(usage, by)).toBe(usd);
});

test('it lies between the cheapest and the dearest way to price all tokens', () => {
  const rate = double({ min: 0, max: 1000, noNaN: true });
  const usages = record({
    fresh: integer({ min: 0, max: million }),
    cacheRead: integer({ min: 0, max: million }),
    cacheWrite: integer({ min: 0, max: million }),
    output: integer({ min: 0, max: million }),
  });
  const all = record({ input: rate, output: rate, cacheRead: rate, cacheWrite: rate, cacheWrite1h: rate });
  assert(
    property(usages, all, ({ fresh, cacheRead, cacheWrite, output }, by) => {
      const usage = { input: fresh + cacheRead + cacheWrite, output, cacheRead, cacheWrite };
      const tokens = usage.input + output;
      const price = priceOf(usage, by) * million;
      // Prices are told to a billionth.
      expect(price).toBeGreaterThanOrEqual(tokens * Math.min(...Object.values(by)) - 0.001);
      expect(price).toBeLessThanOrEqual(tokens * Math.max(...Object.values(by)) + 0.001);
    }),
  );
});
