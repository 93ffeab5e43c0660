import { expect, test } from 'vitest';
import { directive } from '../../../domain/health/fleet/directive.ts';
import { newFleet, type Fleet } from '../../../domain/health/fleet/fleet.ts';
import { order, takeBack } from '../../../domain/health/fleet/order.ts';
import { step } from '../../../domain/health/fleet/step.ts';
import type { Override } from '../../../domain/health/operator/override.ts';
import { a, b, play, type Play } from '../reports.ts';

const well: Play['calls'] = () => ({ answered: 5 });
const ill: Play['calls'] = (_, target) => (target === a ? { error: 5 } : { answered: 5 });
const by = { by: 'ada', reason: 'maintenance' };
const drain = (overMs: number, at = 0, until = 100_000): Override => ({
  kind: 'drain',
  target: a,
  overMs,
  ...by,
  at,
  until,
});
const factsOf = (fleet: Fleet, now = fleet.steppedAt) => directive(fleet, now).targets[a];

test('a drained target takes nothing, and says whose order it is', () => {
  const { fleet, records } = play({ from: order(newFleet([a, b]), drain(0)), seconds: 5, calls: well });
  expect(factsOf(fleet)).toMatchObject({
    state: 'isolated',
    reason: 'maintenance (ada)',
    admit: { fresh: 0, rescue: 0, last: 0 },
  });
  expect(records[0]?.why).toEqual({ reason: 'drained', by: 'ada', because: 'maintenance' });
});

test.each([
  [0, true],
  [50_000, undefined],
])('calls under way leave a target that is drained within %i ms: %s', (overMs, leave) => {
  const { fleet } = play({ from: order(newFleet([a, b]), drain(overMs)), seconds: 2, calls: well });
  expect(directive(fleet, fleet.steppedAt).targets[a]?.leave).toBe(leave);
});

test('a drain over a time halves every fifth of it', () => {
  const { steps } = play({ from: order(newFleet([a, b]), drain(50_000)), seconds: 60, calls: well });
  const share = (second: number) => steps[second - 1]?.targets[a]?.admit.fresh;
  expect(share(10)).toBeCloseTo(0.5);
  expect(share(20)).toBeCloseTo(0.25);
  expect(share(50)).toBe(0);
});

test.each<[string, Override, Override, object]>([
  ['at once, after one that takes its time', drain(50_000), drain(0, 5000), { share: 0, leave: true }],
  ['by and by, after one at once', drain(0), drain(50_000, 5000), { share: 0, leave: true }],
  ['sooner', drain(10_000), drain(4000, 5000), { share: expect.closeTo(0.07), leave: undefined }],
  ['for longer', drain(4000), drain(4000, 5000, 200_000), { share: 0, leave: undefined }],
])('another drain, %s, brings no calls back', (_, first, second, then) => {
  const drained = play({ from: order(newFleet([a, b]), first), seconds: 5, calls: well }).fleet;
  const { fleet, records } = play({
    from: order(drained, { ...second, by: 'bob' }),
    seconds: 1,
    calls: well,
  });
  const { admit, leave, reason } = factsOf(fleet) ?? {};
  expect({ share: admit?.fresh, leave }).toEqual(then);
  expect([reason, records]).toEqual(['maintenance (bob)', []]);
});

test.each<[string, (fleet: Fleet) => Fleet]>([
  ['released', (fleet) => takeBack(fleet, { target: a })],
  ['over', (fleet) => ({ ...fleet, overrides: [drain(0, 0, fleet.steppedAt)] })],
])('a drain that is %s ends in probes and the ramp, never at once', (_, end) => {
  const drained = play({ from: order(newFleet([a, b]), drain(0)), seconds: 5, calls: well }).fleet;
  const { records, steps } = play({ from: end(drained), seconds: 60, calls: well });
  expect(records.map(({ to }) => to.phase).filter((phase, at, all) => phase !== all[at - 1])).toEqual([
    'open',
    'half-open',
    'ramping',
    'closed',
  ]);
  expect(steps[0]?.targets[a]?.admit.fresh).toBe(0);
  expect(steps.at(-1)?.overrides).toEqual([]);
});

test('a trusted target is published as well; what would have been decided is recorded as a shadow', () => {
  const trusted = order(newFleet([a, b]), { kind: 'trust', target: a, ...by, at: 0, until: 100_000 });
  const { fleet, records } = play({ from: trusted, seconds: 20, calls: ill });
  expect(fleet.targets[a]?.state.phase).toBe('open');
  expect(factsOf(fleet)).toMatchObject({ state: 'closed', trusted: true, admit: { fresh: 1, rescue: 1 } });
  expect(records.filter(({ target }) => target === a).every(({ shadow }) => shadow === true)).toBe(true);
  expect(factsOf(fleet, 100_000)?.state).toBe('open');
});

test('a pin is published by route until it is over', () => {
  const pin: Override = { kind: 'pin', route: 'main', target: b, ...by, at: 0, until: 5000 };
  const pinned = order(newFleet([a, b]), pin);
  expect(directive(pinned, 1000).pins).toEqual({ main: pin });
  expect(directive(pinned, 5000).pins).toEqual({});
  expect(step(pinned, 5000).fleet.overrides).toEqual([]);
});
