import { expect, test } from 'vitest';
import { rescued } from '../../activities/generate/rescue.ts';
import { firstPace } from '../../domain/health/fleet/pace.ts';
import type { Facts } from '../../domain/health/target/facts.ts';
import { failed } from '../run/plans.ts';
import { a, b, open, well } from '../health/route/facts.ts';
import { deskFor } from './health/desks.ts';

const route = { name: 'main', targets: [a, b] };
const isolated = (share: number): Facts => ({
  ...well,
  state: 'isolated',
  reason: 'maintenance (ada)',
  admit: { fresh: share, rescue: share, last: 0 },
});
const drained = [{ target: b, reason: 'drained by an operator', kind: 'TargetLeft' }];

function after(attempt: Parameters<typeof rescued>[2], facts: Facts) {
  const desk = deskFor([a, b]);
  const targets = { [a]: well, [b]: facts };
  desk.take({ seq: 1, at: 0, pace: firstPace, targets, drills: [], pins: {} }, Date.now());
  return rescued(desk, route, attempt);
}

const overloaded = { ...failed(a, 'Overloaded'), outcome: 'Overloaded' } as const;
const lost = { ...failed(a, 'ConnectionLost'), outcome: 'ConnectionLost' } as const;

test.each([
  ['another one', overloaded, well, { order: [b, a] }],
  ['another one that is being drained', overloaded, isolated(1), { order: [b, a] }],
  [
    'none that is drained, with no word of whose order that is,',
    overloaded,
    isolated(0),
    { order: [a, b], drained },
  ],
  ['the same once more', lost, well, {}],
  ['the same once more, and then none that is drained', lost, isolated(0), { drained }],
  ['an open one, unless the first may be asked again,', overloaded, open, { order: [a, b] }],
])('after a failure, %s is asked', (_, attempt, facts, next) => {
  expect(after(attempt, facts)).toEqual(next);
});
