import { assert, double, property } from 'fast-check';
import { expect, test } from 'vitest';
import {
  lately,
  learn,
  noBaseline,
  slowLimit,
  slowness,
} from '../../../domain/health/first-token/baseline.ts';
import {
  addSketch,
  addTime,
  callsIn,
  medianOf,
  noSketch,
  type Sketch,
} from '../../../domain/health/first-token/sketch.ts';

const times = (calls: number, ratio: number): Sketch =>
  Array.from({ length: calls }).reduce<Sketch>((sketch) => addTime(sketch, ratio), noSketch);

test('a sketch knows its median within the width of a bucket', () => {
  assert(
    property(double({ min: 0.1, max: 40, noNaN: true }), (ratio) => {
      const median = medianOf(times(9, ratio));
      expect(median / ratio).toBeGreaterThan(0.9);
      expect(median / ratio).toBeLessThan(1.12);
    }),
  );
});

test.each([0, 1e-9, 1e9])('a time of %d falls into the outermost bucket', (ratio) => {
  expect(callsIn(addTime(noSketch, ratio))).toBe(1);
  expect(Number.isFinite(medianOf(addTime(noSketch, ratio)))).toBe(true);
});

test('sketches add up', () => {
  expect(callsIn(addSketch(times(3, 1), times(4, 2)))).toBe(7);
});

test('a habit needs fifty calls, and changes within hours', () => {
  const unknown = learn(noBaseline, times(50, 2), 60_000);
  expect([unknown.median, slowness(times(20, 2), unknown)]).toEqual([1, 1]);
  const known = learn(noBaseline, times(500, 2), 60_000);
  expect(known.median).toBeCloseTo(2, 0);
  let later = known;
  for (let minute = 2; minute < 240; minute++) later = learn(later, times(20, 4), minute * 60_000);
  expect(later.median).toBeGreaterThan(3.5);
});

test('what is slow is known with the habit, and nothing is slow before', () => {
  expect(slowLimit(noBaseline, 3)).toBeGreaterThan(100);
  expect(slowLimit(learn(noBaseline, times(60, 2), 60_000), 3)).toBeCloseTo(6, 0);
});

test('slowness is the last twenty calls against the habit, and 1 where there are too few', () => {
  const known = learn(noBaseline, times(500, 1), 60_000);
  expect(slowness(times(4, 8), known)).toBe(1);
  expect(slowness(lately(times(20, 1), times(15, 8)), known)).toBeGreaterThan(6);
  expect(callsIn(lately(times(20, 1), times(5, 8)))).toBeCloseTo(20);
});
