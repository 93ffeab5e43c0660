import { assert, constantFrom, integer, property, record, array } from 'fast-check';
import { expect, test } from 'vitest';
import type { Accepted } from '../../../domain/health/capacity/accepted.ts';
import { rpsOf, unlimited, type Capacity } from '../../../domain/health/capacity/capacity.ts';
import { control } from '../../../domain/health/capacity/control.ts';
import type { Need } from '../../../domain/health/capacity/need.ts';

const usual: Need = {
  askedRps: 20,
  sentRps: 20,
  pressure: 0,
  retryAt: 0,
  passedMs: 1000,
  feltMs: 3000,
  partial: false,
};

const seen = (answered: number, throttled: number): Accepted => ({ answered, throttled, overMs: 3000 });

/** A second for each. */
function run(
  all: readonly Accepted[],
  need: Partial<Need> = {},
  from: Capacity = unlimited,
  start = 0,
): Capacity {
  return all.reduce(
    (capacity, one, at) => control(capacity, one, { ...usual, ...need }, start + at * 1000),
    from,
  );
}

const times = (count: number, one: Accepted) => Array.from({ length: count }, () => one);

test.each([
  ['a few refusals among many', seen(59, 2), Infinity],
  ['two refusals in all', seen(1, 2), Infinity],
  ['a third refused: what was taken, a little less', seen(36, 24), 12 * 0.97],
])('%s', (_, one, rps) => {
  expect(rpsOf(run([one]))).toBeCloseTo(rps);
});

test('where reports are rare, what was sent less what was refused is what was taken', () => {
  const rps = rpsOf(run([seen(3, 24)], { partial: true, sentRps: 20 }));
  expect(rps).toBeCloseTo((20 - 8) * 0.97);
});

test('after a cut it waits until the cut is felt', () => {
  const once = run([seen(36, 24)]);
  expect(rpsOf(run(times(2, seen(20, 20)), {}, once, 1000))).toBeCloseTo(rpsOf(once));
  expect(rpsOf(run(times(4, seen(20, 20)), {}, once, 1000))).toBeLessThan(rpsOf(once));
});

test('nothing is sent before Retry-After when everything is refused', () => {
  assert(
    property(
      array(record({ ok: integer({ min: 0, max: 30 }), no: integer({ min: 0, max: 30 }) })),
      (rest) => {
        let capacity = control(unlimited, seen(0, 20), { ...usual, retryAt: 60_000 }, 0);
        rest.slice(0, 59).forEach(({ ok, no }, at) => {
          capacity = control(capacity, seen(ok, no), { ...usual, retryAt: 60_000 }, (at + 1) * 1000);
          expect(rpsOf(capacity)).toBe(0);
        });
      },
    ),
  );
});

test('after the lock a trickle asks, and one refusal of everything locks again', () => {
  const locked = control(unlimited, seen(0, 20), { ...usual, retryAt: 60_000 }, 0);
  const open = control(locked, seen(0, 0), usual, 60_000);
  expect(rpsOf(open)).toBe(0.2);
  expect(control(open, seen(0, 1), usual, 61_000)).toMatchObject({ phase: 'locked', until: 66_000 });
  expect(rpsOf(run(times(30, seen(10, 0)), {}, open, 61_000))).toBeGreaterThan(5);
});

test('it climbs back fast to what was taken, beyond slowly, and goes when there is room', () => {
  const cut = run([seen(36, 24)]);
  const soon = rpsOf(run(times(10, seen(36, 0)), { sentRps: 12 }, cut, 1000));
  expect(soon).toBeGreaterThanOrEqual(12 - 0.1);
  expect(soon).toBeLessThan(13);
  expect(run(times(120, seen(60, 0)), {}, cut, 1000)).toEqual(unlimited);
});

test('a limit that nobody comes near neither grows nor goes, until it is forgotten after ten minutes', () => {
  const cut = run([seen(36, 24)]);
  const unused = { sentRps: 1, askedRps: 1 };
  expect(rpsOf(run(times(590, seen(3, 0)), unused, cut, 1000))).toBe(rpsOf(cut));
  expect(run(times(620, seen(3, 0)), unused, cut, 1000)).toEqual(unlimited);
});

test('callers who are turned away everywhere make it try more', () => {
  const patient = rpsOf(run([seen(36, 24)]));
  expect(rpsOf(run([seen(36, 24)], { pressure: 1 }))).toBeGreaterThan(patient);
  expect(run([seen(45, 10)], { pressure: 1 })).toEqual(unlimited);
});

test('it is never below a trickle unless locked, whatever is seen', () => {
  const anySeen = record({
    answered: integer({ min: 0, max: 100 }),
    throttled: integer({ min: 0, max: 100 }),
    overMs: constantFrom(1000, 3000, 30_000),
  });
  const needs = record({ pressure: constantFrom(0, 0.5, 1), retryAt: constantFrom(0, 90_000) });
  assert(
    property(array(anySeen, { maxLength: 60 }), needs, (all, need) => {
      const capacity = run(all, need);
      expect(capacity.phase === 'locked' ? 0.2 : rpsOf(capacity)).toBeGreaterThanOrEqual(0.2);
      expect(JSON.parse(JSON.stringify(capacity))).toEqual(capacity);
    }),
  );
});
