import { expect, test } from 'vitest';
import { facts } from '../../../domain/health/target/facts.ts';
import { thresholds } from '../../../domain/health/thresholds.ts';
import {
  canJudge,
  consider,
  isCalm,
  newAlone,
  yielded,
  type Alone,
} from '../../../domain/health/process/alone.ts';
import {
  asked,
  ended,
  noTally,
  started,
  type Ended,
  type Tally,
} from '../../../domain/health/process/tally.ts';
import { open, well } from '../route/facts.ts';

const rules = thresholds();

/** A second with so many calls, all of which ended the same way. */
function second(calls: number, end: Ended, now: number): Tally {
  let tally = noTally;
  for (let call = 0; call < calls; call++)
    tally = ended(started(asked(tally, 'fresh')), end, now - 500 + call);
  return tally;
}

function live(from: Alone, seconds: number, calls: number, end: Ended): Alone {
  let alone = from;
  for (let at = 1; at <= seconds; at++) {
    const now = from.heardAt + at * 1000;
    alone = consider(alone, second(calls, end, now), rules, now);
  }
  return alone;
}

const failed: Ended = { outcome: 'error', overdue: false };
const answered: Ended = { outcome: 'answered', overdue: false, ratio: 1 };
const tripped = live(newAlone(0), 6, 5, failed);

test('a process leaves a target on its own evidence', () => {
  expect(tripped.target.state.phase).toBe('open');
  expect(isCalm(tripped)).toBe(false);
  expect(isCalm(live(newAlone(0), 20, 5, answered))).toBe(true);
});

test('alone, a trickle asks instead of probes, and brings the target back', () => {
  const { admit } = facts(tripped.target, rules, 6000);
  expect(admit.fresh).toBeGreaterThan(0);
  expect(admit.fresh).toBeLessThanOrEqual(0.25);
  expect(live(tripped, 120, 2, answered).target.state.phase).toBe('closed');
});

test('with too few calls it doesn’t judge', () => {
  expect(canJudge(newAlone(0))).toBe(false);
  expect(canJudge(live(newAlone(0), 60, 1, answered))).toBe(true);
});

test('once the fleet has decided, no second opinion is left behind', () => {
  expect(yielded(tripped, open, 7000).target.state.phase).toBe('closed');
  expect(yielded(tripped, well, 7000).target.state.phase).toBe('open');
});
