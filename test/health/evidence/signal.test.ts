import { assert, double, property } from 'fast-check';
import { expect, test } from 'vitest';
import { noCounts } from '../../../domain/health/evidence/counts.ts';
import { badCalls, enough, goodCalls, signals, signalTests } from '../../../domain/health/evidence/signal.ts';

test('failures stand still at the failure rate that was set', () => {
  assert(
    property(double({ min: 0.2, max: 0.7, noNaN: true }), (failureRate) => {
      expect(signalTests(failureRate).failures.breakEven).toBeCloseTo(failureRate, 1);
    }),
  );
});

test.each([
  ['degraded', 0.08],
  ['timeouts', 0.02],
  ['slowness', 0.22],
] as const)('%s stands still at %d', (signal, rate) => {
  expect(signalTests(0.42)[signal].breakEven).toBeCloseTo(rate, 2);
});

test('some fourteen failed calls are enough', () => {
  expect(Math.ceil(enough / signalTests(0.42).failures.up)).toBe(15);
});

test.each([
  ['error', ['failures', 'degraded']],
  ['timeout', ['failures', 'degraded', 'timeouts']],
  ['overdue', ['slowness']],
  ['throttled', []],
  ['configuration', []],
] as const)('%s is bad for %j', (name, bad) => {
  const counts = { ...noCounts, [name]: 1 };
  expect(signals.filter((signal) => badCalls(signal, counts) > 0)).toEqual(bad);
  expect(signals.filter((signal) => goodCalls(signal, counts) > 0)).toEqual([]);
});
