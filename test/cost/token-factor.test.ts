import { array, assert, double, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { firstFactor, nextFactor, type TokenSample } from '../../domain/cost/token-factor.ts';

test.each([
  ['openai.chat', 1],
  ['openai.responses', 1],
  ['anthropic.messages', 1.35],
])('%s begins with %d', (format, factor) => {
  expect(firstFactor(format)).toBe(factor);
});

test.each<[string, number, TokenSample, number]>([
  ['moves a fifth of the way', 1, { actual: 2000, counted: 1000 }, 1.2],
  ['stays where it is right', 1.35, { actual: 1350, counted: 1000 }, 1.35],
  ['learns nothing from a short request', 1, { actual: 900, counted: 499 }, 1],
  ['learns nothing from a usage that is missing', 1, { actual: 0, counted: 1000 }, 1],
  ['takes a wild sample for three', 1, { actual: 100_000, counted: 1000 }, 1.4],
  ['takes a tiny sample for a half', 1, { actual: 1, counted: 1000 }, 0.9],
])('a factor %s', (_, before, sample, after) => {
  expect(nextFactor(before, sample)).toBeCloseTo(after, 10);
});

test('whatever vendors say, it stays within its bounds', () => {
  const samples = record({ actual: integer({ min: 0 }), counted: integer({ min: 0 }) });
  assert(
    property(double({ min: 0.5, max: 3, noNaN: true }), array(samples), (start, all) => {
      const end = all.reduce(nextFactor, start);
      expect(end).toBeGreaterThanOrEqual(0.5);
      expect(end).toBeLessThanOrEqual(3);
    }),
  );
});

test('it comes to what a tokenizer really does', () => {
  const ratio = double({ min: 0.6, max: 2.9, noNaN: true });
  assert(
    property(ratio, (real) => {
      let factor = 1;
      for (let turn = 0; turn < 40; turn += 1)
        factor = nextFactor(factor, { actual: real * 10_000, counted: 10_000 });
      expect(Math.abs(factor - real)).toBeLessThan(0.01);
    }),
  );
});
