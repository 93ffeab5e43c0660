import { expect, test } from 'vitest';
import { accepted, acceptedRps, throttledShare } from '../../../domain/health/capacity/accepted.ts';
import { noCounts, type Counts } from '../../../domain/health/evidence/counts.ts';
import { append, type Window } from '../../../domain/health/evidence/window.ts';

const usual = { waiting: 0, from: 0, leastMs: 2000, spacingMs: 1000 };

/** One bucket a second, from second 1 on. */
function seconds(all: readonly Partial<Counts>[], waiting: readonly number[] = []): Window {
  return all.reduce<Window>(
    (window, counts, at) => append(window, { ...noCounts, ...counts }, waiting[at] ?? 0, (at + 1) * 1000),
    [],
  );
}

test('the rate is taken over the time that the calls took', () => {
  const seen = accepted(
    seconds(Array.from({ length: 5 }, () => ({ answered: 6, throttled: 4 }))),
    usual,
    5000,
  );
  expect(acceptedRps(seen)).toBeCloseTo(6);
  expect(throttledShare(seen)).toBeCloseTo(0.4);
});

test('sixty calls are enough: older ones don’t count', () => {
  const old = Array.from({ length: 10 }, () => ({ answered: 100 }));
  const seen = accepted(
    seconds([...old, { answered: 30 }, { answered: 30 }, { answered: 30 }]),
    usual,
    13_000,
  );
  expect(acceptedRps(seen)).toBeCloseTo(30);
});

test('a pause cuts: what was before it says nothing', () => {
  const pause = Array.from({ length: 15 }, () => ({ error: 1 }));
  const all = [{ answered: 50 }, ...pause, { answered: 10 }, { answered: 10 }];
  expect(accepted(seconds(all), usual, 18_000).answered).toBe(20);
});

test('answers that are still on their way count as taken', () => {
  const window = seconds([{ answered: 1 }, { answered: 1, throttled: 5 }], [0, 0]);
  expect(accepted(window, { ...usual, waiting: 4 }, 2000).answered).toBe(6);
});

test('calls from before a lock don’t count', () => {
  const window = seconds([{ throttled: 50 }, { answered: 2 }]);
  expect(accepted(window, { ...usual, from: 1500 }, 2000)).toMatchObject({ answered: 2, throttled: 0 });
});
