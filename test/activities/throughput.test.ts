import { array, assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { Throughput } from '../../activities/generate/throughput.ts';

const floor = { tokensPerSecond: 5, windowMs: 10_000, afterMs: 20_000 };

function withCharacters(...came: readonly (readonly [at: number, characters: number])[]): Throughput {
  const throughput = new Throughput(floor, 0);
  for (const [at, characters] of came) throughput.add(characters, at);
  return throughput;
}

test.each([
  ['nothing', [], 1000, 0],
  ['four characters are a token', [[0, 40]], 1000, 10],
  ['before a whole window has passed, what has', [[500, 40]], 2000, 5],
  [
    'what left the window doesn’t count',
    [
      [0, 4000],
      [15_000, 200],
    ],
    20_000,
    5,
  ],
  ['the edge of the window counts', [[10_000, 400]], 20_000, 10],
] as const)('%s', (_, came, now, rate) => {
  expect(withCharacters(...came).rate(now)).toBe(rate);
});

test.each([
  ['in the grace nothing is too low', [], 19_999, false],
  ['after it silence is', [], 20_000, true],
  ['just below the floor', [[19_000, 199]], 20_000, true],
  ['at the floor', [[19_000, 200]], 20_000, false],
] as const)('%s', (_, came, now, low) => {
  expect(withCharacters(...came).isTooLow(now)).toBe(low);
});

test('the rate is that of the characters in the window', () => {
  const pieces = array(
    record({ gapMs: integer({ min: 1, max: 4000 }), characters: integer({ min: 0, max: 400 }) }),
  );
  assert(
    property(pieces, integer({ min: 1, max: 5000 }), (pieces, restMs) => {
      const throughput = new Throughput(floor, 0);
      let now = 0;
      const came = pieces.map(({ gapMs, characters }) => {
        now += gapMs;
        throughput.add(characters, now);
        return { at: now, characters };
      });
      now += restMs;
      const from = Math.max(0, now - floor.windowMs);
      const inside = came.filter(({ at }) => at >= from).reduce((sum, { characters }) => sum + characters, 0);
      expect(throughput.rate(now)).toBeCloseTo((inside / 4 / (now - from)) * 1000);
    }),
  );
});
