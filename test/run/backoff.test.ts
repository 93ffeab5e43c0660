import { assert, double, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../domain/run/backoff.ts';

const policy = { backoffMs: 200, maxBackoffMs: 2000 };

test.each([
  [1, 100, 200],
  [2, 200, 400],
  [3, 400, 800],
  [4, 800, 1600],
  [5, 1000, 2000],
  [60, 1000, 2000],
])('after %i tries it waits between %i and %i ms', (tries, least, most) => {
  expect(backoffMs(policy, tries, 0)).toBe(least);
  expect(backoffMs(policy, tries, 1)).toBe(most);
});

test('it is a whole number between half and all of the doubled wait, never over the limit', () => {
  const policies = record({
    backoffMs: integer({ min: 0, max: 60_000 }),
    maxBackoffMs: integer({ min: 0, max: 600_000 }),
  });
  const moments = double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  assert(
    property(policies, integer({ min: 1, max: 100 }), moments, (policy, tries, random) => {
      const full = Math.min(policy.maxBackoffMs, policy.backoffMs * 2 ** (tries - 1));
      const wait = backoffMs(policy, tries, random);
      expect(Number.isInteger(wait)).toBe(true);
      expect(wait).toBeGreaterThanOrEqual(Math.floor(full / 2));
      expect(wait).toBeLessThanOrEqual(full);
    }),
  );
});
