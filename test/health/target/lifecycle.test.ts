import { expect, test } from 'vitest';
import type { Counts } from '../../../domain/health/evidence/counts.ts';
import type { Fleet } from '../../../domain/health/fleet/fleet.ts';
import { a, b, play, type Play } from '../reports.ts';

type Probe = NonNullable<Play['probe']>;

const outage: Play['calls'] = (second, target) => {
  if (target === b) return {};
  if (second <= 20) return { answered: 5 };
  return second <= 25 ? { error: 5 } : {};
};

/** The outage, and from then on these calls while `a` is half open. */
const tried = (counts: Partial<Counts>): Play['calls'] => {
  return (second, target, worker, fleet) =>
    target === a && fleet.targets[a]?.state.phase === 'half-open'
      ? counts
      : outage(second, target, worker, fleet);
};

const back: Play['calls'] = (second, target, worker, fleet) =>
  second > 50 && target === a ? { answered: 5 } : outage(second, target, worker, fleet);

const passed = (steps: readonly Fleet[]) =>
  steps.map((fleet) => fleet.targets[a]?.state.phase).filter((phase, at, all) => phase !== all[at - 1]);

const closedAt = (calls: Play['calls']) =>
  play({ seconds: 200, calls }).records.find(({ why }) => why.reason === 'ramp complete')?.at;

const wellFrom40: Probe = (second) => (second < 40 ? 'error' : 'answered');
const badAgain: Probe = (second) => (second >= 46 && second < 50 ? 'error' : 'answered');

const triedAt = (probe: Probe) =>
  play({ seconds: 100, calls: outage, probe }).records.find(({ to }) => to.phase === 'half-open')?.at ??
  Infinity;

test('a target is left, probed, tried with a few calls, ramped and closed, in this order', () => {
  const { steps, records } = play({ seconds: 120, calls: back, probe: wellFrom40 });
  expect(passed(steps)).toEqual(['closed', 'open', 'half-open', 'ramping', 'closed']);
  expect(records.map(({ why }) => why.reason)).toContain('failure rate');
  expect(records.at(-1)?.why).toEqual({ reason: 'ramp complete' });
});

test('a target that nobody calls comes back by probes alone, but later than by live calls', () => {
  expect(closedAt(outage)).toBeLessThan(200_000);
  expect(closedAt(tried({ answered: 2 }))).toBeLessThan(closedAt(outage) ?? 0);
});

test('a return that fails is left again, and takes longer the next time', () => {
  const { records } = play({ seconds: 400, calls: tried({ error: 1 }) });
  expect(records.some(({ why }) => why.reason === 'return rejected')).toBe(true);
  const waits = records.flatMap(({ why }) => (why.reason === 'probes good' ? [why.goodForMs] : []));
  expect(waits.length).toBeGreaterThan(1);
  expect(waits.at(-1)).toBeGreaterThan(waits[0] ?? Infinity);
});

test('a bad probe after good ones begins the wait anew', () => {
  expect(triedAt(badAgain)).toBeGreaterThan(triedAt(() => 'answered'));
});
