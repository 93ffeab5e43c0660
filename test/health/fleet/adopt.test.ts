import { expect, test } from 'vitest';
import { adopted } from '../../../domain/health/fleet/adopt.ts';
import { hearReport, turn } from '../../../domain/health/fleet/owner.ts';
import { a, b, part, report } from '../reports.ts';
import { config, ownerWith } from './owners.ts';

const c = 'azure-eu/gpt-5.6-sol';
const rollout = { ...config, digest: 'e', targets: { [a]: { probe: false }, [c]: { probe: true } } };

test.each<[string, number, string]>([
  ['later', 1500, 'e'],
  ['just as late', 1000, 'd'],
  ['earlier', 500, 'd'],
])('of two configurations the later one holds: one that is %s', (_, since, digest) => {
  expect(adopted(ownerWith(), { ...rollout, since }, 2000).config?.digest).toBe(digest);
});

test('a clock that runs ahead keeps nobody out', () => {
  const ahead = ownerWith({ since: 10_000_000 }, 2000);
  expect(adopted(ahead, { ...rollout, since: 3000 }, 4000).config?.digest).toBe('e');
});

test('thresholds and probes follow the configuration', () => {
  const thresholds = { fleet: { failureRate: 0.3 }, targets: {} };
  const { fleet } = adopted(ownerWith(), { ...rollout, since: 1500, thresholds }, 2000);
  expect(fleet.thresholds).toEqual(thresholds);
  expect(fleet.unprobed).toEqual([a]);
});

test('a target that is no longer configured goes when no process reports it', () => {
  const { owner } = hearReport(ownerWith(), report('w1', 1, { [b]: part({ answered: 1 }) }), undefined, 3000);
  const during = adopted(owner, { ...rollout, since: 3500 }, 4000);
  expect(Object.keys(during.fleet.targets).toSorted()).toEqual([b, c, a].toSorted());
  const after = turn({ ...during, probed: { [b]: { at: 0, outcome: 'answered' } } }, 300_000).owner;
  expect(Object.keys(after.fleet.targets).toSorted()).toEqual([c, a].toSorted());
  expect(after.probed).toEqual({});
});

test('what is known of a target that stays is kept', () => {
  const { owner } = hearReport(ownerWith(), report('w1', 1, { [a]: part({ error: 1 }) }), undefined, 3000);
  const { fleet } = adopted(owner, { ...rollout, since: 3500 }, 4000);
  expect(fleet.targets[a]?.evidence.row.length).toBe(1);
});
