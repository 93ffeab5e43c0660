import { describe, expect, test } from 'vitest';
import { withDrill, withOrder } from '../../../domain/health/fleet/operate.ts';
import { newOwner } from '../../../domain/health/fleet/owner.ts';
import { drillRefused, orderRefused, releaseRefused } from '../../../domain/health/fleet/refusal.ts';
import type { Drill } from '../../../domain/health/operator/drill.ts';
import type { Drain, Override, Pin } from '../../../domain/health/operator/override.ts';
import { a, b } from '../reports.ts';
import { ownerWith } from './owners.ts';

const now = 3000;
const term = { by: 'ada', reason: 'maintenance', at: now, until: 60_000 };
const drain = (target: string, more: Partial<Drain> = {}): Drain => ({
  kind: 'drain',
  target,
  overMs: 0,
  ...term,
  ...more,
});
const pin = (route: string, target: string): Pin => ({ kind: 'pin', route, target, ...term });
const drill: Drill = { id: 'd1', route: 'main', target: a, fault: '503', share: 0.1, ...term };
const untold =
  'no worker has told this fleet its configuration yet: start one, or try again in a few seconds';

describe('an order', () => {
  test.each<[Override, string | undefined]>([
    [drain(a), undefined],
    [{ kind: 'trust', target: a, ...term }, undefined],
    [pin('main', b), undefined],
    [drain('x'), `no target "x"; there are: ${a}, ${b}`],
    [pin('x', a), 'no route "x"; there are: main, other'],
    [pin('other', a), `route "other" has no target "${a}"; it has: ${b}`],
    [
      drain(b),
      'route "other" would be left with no target: release another one of it first, or add one to the route',
    ],
    [drain(a, { by: '', reason: '' }), 'by must name who orders it; reason must say why'],
    [drain(a, { until: now }), 'until must be later than at'],
    [drain(a, { until: now + 86_400_001 }), 'until must be within 24 hours: order it again then'],
  ])('%j', (order, why) => {
    expect(orderRefused(ownerWith(), order, now)).toBe(why);
  });

  test('nothing is pinned to a drained target, and the last one of a route is not drained', () => {
    const drained = withOrder(ownerWith(), drain(a), now);
    expect(orderRefused(drained, pin('main', a), now)).toBe(
      `${a} is drained, so nothing can be pinned to it: release it first`,
    );
    expect(orderRefused(ownerWith({ routes: { main: [a, b] } }), drain(b), now)).toBeUndefined();
    const other = withOrder(ownerWith({ routes: { main: [a, b] } }), drain(a), now);
    expect(orderRefused(other, drain(b), now)).toContain('route "main" would be left with no target');
    // The same again only changes its length.
    expect(orderRefused(other, drain(a), now)).toBeUndefined();
  });
});

test.each([
  [{ target: a }, undefined],
  [{ target: 'x' }, `no target "x"; there are: ${a}, ${b}`],
  [{ route: 'x' }, 'no route "x"; there are: main, other'],
])('a release of %j', (release, why) => {
  expect(releaseRefused(ownerWith(), release)).toBe(why);
});

describe('a drill', () => {
  test.each<[Partial<Drill>, string | undefined]>([
    [{}, undefined],
    [{ share: 1 }, undefined],
    [{ share: 0 }, 'share must be above 0 and at most 1, not 0'],
    [{ share: 1.1 }, 'share must be above 0 and at most 1, not 1.1'],
    [{ until: now + 86_400_001 }, 'until must be within 24 hours: order it again then'],
    [{ route: 'other' }, `route "other" has no target "${a}"; it has: ${b}`],
    [{ id: ' ' }, 'id must not be empty'],
  ])('%j', (more, why) => {
    expect(drillRefused(ownerWith(), { ...drill, ...more }, now)).toBe(why);
  });

  test('one at a time on a route’s target', () => {
    const running = withDrill(ownerWith(), drill, now);
    expect(drillRefused(running, drill, now)).toBe('there is a drill "d1" already');
    expect(drillRefused(running, { ...drill, id: 'd2' }, now)).toBe(
      `drill "d1" of ada runs on ${a} of route "main": end it first`,
    );
    expect(drillRefused(running, { ...drill, id: 'd2', target: b }, now)).toBeUndefined();
    expect(drillRefused(running, { ...drill, id: 'd2', until: 90_000 }, 60_000)).toBeUndefined();
  });
});

test('before any configuration is known everything is refused', () => {
  expect(orderRefused(newOwner, drain(a), now)).toBe(untold);
  expect(releaseRefused(newOwner, { target: a })).toBe(untold);
  expect(drillRefused(newOwner, drill, now)).toBe(untold);
});
