import { expect, test } from 'vitest';
import {
  drainOf,
  inForce,
  isTrusted,
  ordered,
  overrideProblems,
  pinsOf,
  released,
  type Drain,
  type Override,
  type Pin,
  type Trust,
} from '../../../domain/health/operator/override.ts';
import { a, b } from '../reports.ts';

const order = { by: 'ada', reason: 'maintenance', at: 1000, until: 61_000 };
const drain = (target: string, more: Partial<Drain> = {}): Drain => ({
  kind: 'drain',
  target,
  overMs: 0,
  ...order,
  ...more,
});
const trust = (target: string): Trust => ({ kind: 'trust', target, ...order });
const pin = (route: string, target: string): Pin => ({ kind: 'pin', route, target, ...order });

test.each<[number, boolean]>([
  [999, false],
  [1000, true],
  [60_999, true],
  [61_000, false],
])('at %i ms an order from 1,000 to 61,000 is in force: %s', (now, is) => {
  expect(inForce([drain(a)], now).length > 0).toBe(is);
});

test('drain wins over trust, and a pin to a drained target does not hold', () => {
  const all = inForce([trust(a), pin('main', a), pin('other', b), drain(a)], 2000);
  expect(all.map(({ kind }) => kind)).toEqual(['drain', 'pin', 'pin', 'trust']);
  expect(drainOf(all, a)?.by).toBe('ada');
  expect(isTrusted(all, a)).toBe(false);
  expect(Object.keys(pinsOf(all))).toEqual(['other']);
});

test('the newer order of a kind holds', () => {
  const all = ordered(ordered([drain(a), drain(b)], drain(a, { reason: 'again' })), pin('main', b));
  expect(all.map(({ reason }) => reason)).toEqual(['maintenance', 'again', 'maintenance']);
  expect(ordered([pin('main', a)], pin('main', b))).toEqual([pin('main', b)]);
});

test.each<[string, Parameters<typeof released>[1], readonly Override['kind'][]]>([
  ['a target’s drain and trust', { target: a }, ['pin']],
  ['a route’s pin', { route: 'main' }, ['drain', 'trust']],
  ['nothing of others', { target: b }, ['drain', 'trust', 'pin']],
])('release takes back %s', (_, release, kinds) => {
  const all = released([drain(a), trust(a), pin('main', a)], release);
  expect(all.map(({ kind }) => kind)).toEqual(kinds);
});

test.each<[string, Partial<Drain>, string]>([
  ['nobody', { by: ' ' }, 'by must name'],
  ['no reason', { reason: '' }, 'reason must say why'],
  ['no time', { until: 1000 }, 'until must be later'],
  ['for ever', { until: Infinity }, 'within 24 hours'],
])('an order by %s is refused', (_, change, problem) => {
  expect(overrideProblems(drain(a, change)).join()).toContain(problem);
  expect(overrideProblems(drain(a))).toEqual([]);
});
