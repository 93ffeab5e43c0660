import { describe, expect, test } from 'vitest';
import { decide, type Step } from '../../domain/run/decide.ts';
import { begin, cooling, ends, nextTarget, sameTarget, type Row } from './decide.rows.ts';
import { planWith } from './plans.ts';

/** With `random` at 1, so that a wait is the whole of its backoff: 200 ms, then 400. */
function step({ plan = {}, attempts, now = 100 }: Row): Step {
  return decide(planWith(plan), attempts, { now, startedAt: 0, random: 1 });
}

describe.each([
  ['the first attempt', begin],
  ['the same target again', sameTarget],
  ['the next target', nextTarget],
  ['all cool', cooling],
  ['the end', ends],
] as const)('%s', (_, rows) => {
  test.each(rows)('$name', (row) => {
    expect(step(row)).toEqual(row.step);
  });
});
