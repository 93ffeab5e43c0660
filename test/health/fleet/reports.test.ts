import { array, assert, constantFrom, integer, property, record, shuffledSubarray } from 'fast-check';
import { expect, test } from 'vitest';
import { noAsks } from '../../../domain/health/demand.ts';
import { newFleet, type Fleet } from '../../../domain/health/fleet/fleet.ts';
import { receive } from '../../../domain/health/fleet/receive.ts';
import type { Report } from '../../../domain/health/fleet/report.ts';
import { nextStepAt, step } from '../../../domain/health/fleet/step.ts';
import { a, b, part, play, report, type Play } from '../reports.ts';

const anyReport = record({
  worker: constantFrom('w1', 'w2', 'w3'),
  seq: integer({ min: 1, max: 3 }),
  answered: integer({ min: 0, max: 9 }),
  error: integer({ min: 0, max: 9 }),
  waiting: integer({ min: 0, max: 9 }),
  target: constantFrom(a, b),
}).map(({ worker, seq, target, waiting, ...counts }) =>
  report(worker, seq, { [target]: part(counts, { waiting, asks: { ...noAsks, fresh: counts.answered } }) }),
);

/** Of the same worker and number there is one report only. */
const anyReports = array(anyReport, { maxLength: 12 }).map((all) => [
  ...new Map(all.map((one) => [`${one.worker} ${one.seq}`, one])).values(),
]);

const taken = (reports: readonly Report[], from: Fleet = newFleet([a, b])) =>
  step(reports.reduce(receive, from), 1000);

test('reports may come in any order', () => {
  const mixed = anyReports.chain((all) =>
    shuffledSubarray(all, { minLength: all.length }).map((other) => [all, other] as const),
  );
  assert(
    property(mixed, ([all, other]) => {
      expect(JSON.stringify(taken(other))).toBe(JSON.stringify(taken(all)));
    }),
  );
});

test('a duplicate changes nothing, and neither does one that is late', () => {
  assert(
    property(anyReports, (all) => {
      const once = taken(all);
      expect(taken([...all, ...all])).toEqual(once);
      const late = all.reduce(receive, once.fleet);
      expect(late.inbox.filter(({ worker, seq }) => seq <= (once.fleet.workers[worker]?.seq ?? 0))).toEqual(
        [],
      );
    }),
  );
});

const incident: Play['calls'] = (second, target, worker) => {
  const ill = target === a && second > 20 && second < 60;
  return ill ? { error: 4 } : { answered: 3 + worker };
};

test('the same reports give the same records, byte for byte', () => {
  const one = play({ seconds: 120, calls: incident });
  const other = play({ seconds: 120, calls: incident });
  expect(one.records.length).toBeGreaterThan(3);
  expect(JSON.stringify(other)).toBe(JSON.stringify(one));
});

test('a fleet that is stored as JSON in between decides the same', () => {
  const half = play({ seconds: 40, calls: incident });
  const stored = JSON.parse(JSON.stringify(half.fleet)) as Fleet;
  const rest = play({ seconds: 60, calls: incident, from: stored });
  expect([...half.records, ...rest.records]).toEqual(play({ seconds: 100, calls: incident }).records);
});

test('records are numbered through, and no step changes the state it was given', () => {
  const { records, fleet } = play({ seconds: 120, calls: incident });
  expect(records.map(({ id }) => id)).toEqual(records.map((_, at) => at + 1));
  const before = JSON.stringify(fleet);
  step(fleet, fleet.steppedAt + 1000);
  expect(JSON.stringify(fleet)).toBe(before);
});

test('a worker that no longer reports is forgotten with what it asked and waited for', () => {
  const said = part({ answered: 5 }, { waiting: 7 });
  const fleet = taken([report('w1', 1, { [a]: said })]).fleet;
  expect(fleet.targets[a]?.waiting.all).toBe(7);
  const later = step(fleet, 200_000).fleet;
  expect(later.workers).toEqual({});
  expect(later.targets[a]).toMatchObject({ waiting: { all: 0 }, demand: { fresh: 0, workers: {} } });
});

test('a target that nobody named before is learned from a report', () => {
  const { fleet } = taken([report('w1', 1, { 'new/target': part({ answered: 1 }) })]);
  expect(fleet.targets['new/target']?.state.phase).toBe('closed');
});

test('with nothing wrong and nothing to take in there is no step to wait for', () => {
  const { fleet } = taken([report('w1', 1, { [a]: part({ answered: 5 }) })]);
  expect(nextStepAt(fleet)).toBeNull();
  expect(nextStepAt(receive(fleet, report('w1', 2, {})))).toBe(1200);
  expect(nextStepAt(play({ seconds: 30, calls: incident }).fleet)).toBe(31_000);
});
