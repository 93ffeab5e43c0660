import { array, assert, constantFrom, integer, property, record, shuffledSubarray } from 'fast-check';
import { expect, test } from 'vitest';
import { countNames, noCounts } from '../../../domain/health/evidence/counts.ts';
import { noEvidence, observe, scoreOf, sinceTrouble } from '../../../domain/health/evidence/evidence.ts';
import { mostScore, signals, signalTests } from '../../../domain/health/evidence/signal.ts';
import { heard } from '../reports.ts';

const tests = signalTests(0.42);

const anyHeard = record({
  voice: constantFrom('w1', 'w2', 'w3'),
  name: constantFrom(...countNames),
  calls: integer({ min: 0, max: 20 }),
}).map(({ voice, name, calls }) => heard(voice, { prompt: 0, [name]: calls }, 10_000));

test('what several say at the same time is the same in any order', () => {
  const all = array(anyHeard, { maxLength: 8 }).chain((said) =>
    shuffledSubarray(said, { minLength: said.length }).map((mixed) => [said, mixed] as const),
  );
  assert(
    property(all, ([said, mixed]) => {
      expect(observe(noEvidence, mixed, 0, tests, 10_000)).toEqual(
        observe(noEvidence, said, 0, tests, 10_000),
      );
    }),
  );
});

test('scores stay within bounds, whatever is heard', () => {
  assert(
    property(array(anyHeard, { maxLength: 40 }), (said) => {
      const evidence = said.reduce(
        (evidence, one, at) => observe(evidence, [one], 0, tests, 10_000 + at),
        noEvidence,
      );
      for (const signal of signals) {
        expect(scoreOf(evidence, signal)).toBeGreaterThanOrEqual(0);
        expect(scoreOf(evidence, signal)).toBeLessThanOrEqual(mostScore);
      }
    }),
  );
});

test.each(['throttled', 'configuration'] as const)('%s moves no score', (name) => {
  const before = observe(noEvidence, [heard('w1', { error: 3 }, 0)], 0, tests, 0);
  const after = observe(before, [heard('w1', { [name]: 50 }, 1000)], 0, tests, 1000);
  for (const signal of signals) expect(scoreOf(after, signal)).toBe(scoreOf(before, signal));
  expect(after.row).toEqual(before.row);
});

test('nothing heard is nothing learned', () => {
  expect(observe(noEvidence, [heard('w1', {}, 0)], 7, tests, 0)).toBe(noEvidence);
});

test('an answer ends a row of failures, and a suspicion of the key', () => {
  const failed = observe(noEvidence, [heard('w1', { error: 2, configuration: 1 }, 0)], 0, tests, 0);
  expect(failed.row.length).toBe(2);
  expect(failed.misconfigured).toEqual(['w1']);
  const answered = observe(failed, [heard('w2', { answered: 1 }, 1000)], 0, tests, 1000);
  expect(answered.row.length).toBe(0);
  expect(answered.misconfigured).toEqual([]);
});

test('a call that is overdue counts in the row once, not again when it times out', () => {
  const overdue = observe(noEvidence, [heard('w1', { overdue: 1 }, 0)], 0, tests, 0);
  const ended = observe(overdue, [heard('w1', { timeout: 1 }, 9000)], 0, tests, 9000);
  expect(ended.row.length).toBe(1);
});

test.each([
  ['before it was all', 20_000, 10_000, 5],
  ['half before it', 6000, 14_000, 5],
  ['all since', 11_000, 21_000, 10],
])('answers from before trouble do not count: %s', (_, from, to, expected) => {
  const evidence = observe(noEvidence, [heard('w1', { error: 1 }, 10_000)], 0, tests, 10_000);
  const kept = sinceTrouble(evidence, { ...noCounts, answered: 10 }, Math.min(from, to), Math.max(from, to));
  expect(kept.answered).toBeCloseTo(from > to ? 10 : expected);
});

test('without trouble all answers count', () => {
  const counts = { ...noCounts, answered: 10 };
  expect(sinceTrouble(noEvidence, counts, 0, 10_000)).toBe(counts);
});
