import { expect, test } from 'vitest';
import { hasRisen } from '../../../cli/health/rise.ts';

const beforeMs = 600_000;

test.each([
  { before: 0, since: 2, sinceMs: 60_000, risen: false },
  { before: 0, since: 3, sinceMs: 60_000, risen: true },
  { before: 0, since: 3, sinceMs: 1, risen: true },
  // Ten are usual in a minute: 21.5 are chance.
  { before: 100, since: 21, sinceMs: 60_000, risen: false },
  { before: 100, since: 22, sinceMs: 60_000, risen: true },
  // A hundred in ten minutes, and the drill goes on for as long.
  { before: 100, since: 132, sinceMs: 600_000, risen: false },
  { before: 100, since: 133, sinceMs: 600_000, risen: true },
])('%j', ({ risen, ...failures }) => {
  expect(hasRisen({ beforeMs, ...failures })).toBe(risen);
});
