import { describe, expect, test } from 'vitest';
import type { Extent } from '../../../simulator/faults/order.ts';
import { Reach } from '../../../simulator/faults/reach.ts';

/** Which of the requests at these times are struck, as their times. */
function struck(extent: Extent, times: readonly number[]): readonly number[] {
  const reach = new Reach(extent);
  return times.filter((at) => reach.strikes(at));
}

const every = (ms: number, count: number) => Array.from({ length: count }, (_, at) => at * ms);

describe('share', () => {
  test.each([0.05, 0.1, 0.29, 1 / 3, 0.5, 0.7, 0.99, 1])('%d of all, evenly', (share) => {
    const all = every(1, 1000);
    const hit = struck({ share }, all);
    expect(Math.abs(hit.length - 1000 * share)).toBeLessThanOrEqual(1);
    const gaps = hit.slice(1).map((at, index) => at - (hit[index] ?? 0));
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
  });

  test('counts with times', () => {
    expect(struck({ share: 0.5, times: 2 }, every(1, 20)).slice(0, 3)).toEqual([1, 3, 5]);
    const reach = new Reach({ share: 0.5, times: 1 });
    reach.strikes(0);
    expect(reach.isSpent).toBe(false);
    reach.strikes(1);
    expect(reach.isSpent).toBe(true);
  });
});

describe('aboveRps', () => {
  test('lets pass what comes at its rate', () => {
    expect(struck({ aboveRps: 5 }, every(200, 100))).toEqual([]);
  });

  test('strikes what exceeds it, and lets its rate pass meanwhile', () => {
    const hit = struck({ aboveRps: 5 }, every(100, 200));
    // Half of them, but for the burst at first.
    expect(100 - hit.length).toBeGreaterThan(0);
    expect(100 - hit.length).toBeLessThanOrEqual(6);
    expect(hit[0]).toBeGreaterThan(1000);
  });

  test('after a pause a burst of a second passes', () => {
    expect(struck({ aboveRps: 2 }, [0, 0, 0, 0, 10_000, 10_000, 10_000, 10_000])).toEqual([0, 10_000]);
  });

  test('with a share: a part of what exceeds', () => {
    const all = struck({ aboveRps: 5 }, every(100, 200));
    const half = struck({ aboveRps: 5, share: 0.5 }, every(100, 200));
    expect(half).toEqual(all.filter((_, index) => index % 2 === 1));
  });
});

test('breaksForMs: once exceeded, everything for so long; then it may break again', () => {
  const extent = { aboveRps: 1, breaksForMs: 5000 };
  const times = [0, 0, 0, 1000, 4999, 5000, 9000, 9000, 9000, 13_000];
  expect(struck(extent, times)).toEqual([0, 1000, 4999, 9000, 13_000]);
});
