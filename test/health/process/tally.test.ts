import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { addCounts, isNothing, noCounts, type Counts } from '../../../domain/health/evidence/counts.ts';
import type { HealthClass } from '../../../domain/health/outcome.ts';
import {
  asked,
  becameOverdue,
  broke,
  ended,
  noTally,
  partOf,
  started,
  told,
  type Ended,
  type Tally,
} from '../../../domain/health/process/tally.ts';

const all = ({ calm, counts }: Tally) => addCounts(calm, counts);

test.each<[string, Ended, Partial<Counts>]>([
  ['an answer', { outcome: 'answered', overdue: false, ratio: 1 }, { answered: 1, prompt: 1 }],
  ['a late answer', { outcome: 'answered', overdue: true, ratio: 5 }, { answered: 1 }],
  ['an error', { outcome: 'error', overdue: false }, { error: 1 }],
  ['a time-out, counted as overdue too', { outcome: 'timeout', overdue: false }, { timeout: 1, overdue: 1 }],
  ['a time-out that was overdue before', { outcome: 'timeout', overdue: true }, { timeout: 1 }],
  ['a call that had too little time', { outcome: 'slow', overdue: false }, {}],
  ['one that was overdue before', { outcome: 'slow', overdue: true }, {}],
  ['a limit', { outcome: 'throttle', overdue: false }, { throttled: 1 }],
  ['no capacity', { outcome: 'capacity', overdue: false }, { throttled: 1 }],
  ['a wrong key', { outcome: 'configuration', overdue: false }, { configuration: 1 }],
  ['the caller’s own fault', { outcome: 'none', overdue: false }, {}],
])('%s', (_, end, counts) => {
  const tally = ended(started(noTally), end, 1000);
  expect(all(tally)).toEqual({ ...noCounts, ...counts });
  expect(tally.waiting).toBe(0);
});

test('answers before the first bad call are told apart from those since', () => {
  const good = { outcome: 'answered', overdue: false } as const;
  const tally = ended(ended(ended(noTally, good, 1), { outcome: 'error', overdue: false }, 2), good, 3);
  expect(tally.calm.answered).toBe(1);
  expect(tally.counts).toMatchObject({ answered: 1, error: 1 });
});

test('a part carries ages and no times of the clock', () => {
  const limited = ended(noTally, { outcome: 'throttle', overdue: false, retryAfterMs: 5000 }, 10_000);
  const part = partOf(broke(limited, 12_000), 13_000);
  expect(part.bad).toEqual({ firstAgoMs: 3000, lastAgoMs: 1000 });
  expect(part.retryAfterMs).toBe(2000);
  const skewed = ended(noTally, { outcome: 'throttle', overdue: false, retryAfterMs: 5000 }, 12_000);
  expect(partOf(broke(skewed, 14_000), 15_000)).toEqual(part);
});

test('a clock that was set back makes no age negative', () => {
  expect(partOf(broke(noTally, 12_000), 2000).bad).toEqual({ firstAgoMs: 0, lastAgoMs: 0 });
});

test('an overdue call counts at once, and stays in flight', () => {
  const tally = becameOverdue(started(noTally), 1000);
  expect(tally.counts.overdue).toBe(1);
  expect(tally.waiting).toBe(1);
});

test('what is told is not told again, but what waits still waits', () => {
  const tally = told(becameOverdue(started(asked(noTally, 'fresh')), 1000));
  expect(isNothing(all(tally))).toBe(true);
  expect(tally).toEqual({ ...noTally, waiting: 1 });
});

test('calls of no health class never count', () => {
  const classes = constantFrom<HealthClass>('none', 'none', 'error', 'throttle');
  assert(
    property(array(classes), (outcomes) => {
      const tally = outcomes.reduce(
        (tally, outcome) => ended(tally, { outcome, overdue: false }, 0),
        noTally,
      );
      const counted = outcomes.filter((outcome) => outcome !== 'none').length;
      expect(all(tally).error + all(tally).throttled).toBe(counted);
      expect(tally.bad === null).toBe(counted === 0);
    }),
  );
});
