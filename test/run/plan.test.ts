import { expect, test } from 'vitest';
import type { Route } from '../../domain/route/route.ts';
import { planOf } from '../../domain/run/plan.ts';
import { a, b, c } from './plans.ts';

const limits = { connectMs: 10_000, firstTokenMs: 30_000, idleMs: 20_000, totalMs: 120_000 };

function routeOf(targets: readonly string[]): Route {
  return {
    name: 'support',
    targets: targets.map((target, at) => ({
      target,
      settings: {},
      limits: { ...limits, totalMs: 120_000 + at },
    })),
    limits: { deadlineMs: 120_000, attempts: 6 },
    retry: { attempts: 2, backoffMs: 200, maxBackoffMs: 2000 },
  };
}

const context = { digest: '0123456789ab', visible: true };

test.each([
  ['the route’s order holds', undefined, [a, b, c], undefined],
  ['who serves the run comes first', b, [b, a, c], true],
  ['staying with the preferred one is nothing special', a, [a, b, c], undefined],
  ['who left the route is forgotten', 'gone/model', [a, b, c], undefined],
] as const)('%s', (_, stayWith, targets, stays) => {
  const plan = planOf(routeOf([a, b, c]), { ...context, ...(stayWith === undefined ? {} : { stayWith }) });
  expect(plan.targets).toEqual(targets);
  expect(plan.stays).toBe(stays);
});

test('it carries the budgets, the digest and the longest patience', () => {
  const route = routeOf([a, b]);
  const plan = planOf(route, { digest: 'd', visible: false });
  expect(plan).toEqual({
    route: 'support',
    targets: [a, b],
    limits: route.limits,
    retry: route.retry,
    totalMs: 120_001,
    digest: 'd',
    visible: false,
  });
});

test('a caller’s own deadline holds instead of the route’s', () => {
  const plan = planOf(routeOf([a]), { ...context, deadlineMs: 7 });
  expect(plan.limits).toEqual({ deadlineMs: 7, attempts: 6 });
});

test('the marker of a plan with two ordinary targets is under 300 bytes', () => {
  const plan = planOf(routeOf([a, b]), { ...context, stayWith: b });
  expect(Buffer.byteLength(JSON.stringify(plan))).toBeLessThan(300);
});
