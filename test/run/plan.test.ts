import { expect, test } from 'vitest';
import { defaultPolicy } from '../../domain/route/policy.ts';
import type { Route } from '../../domain/route/route.ts';
import { planOf, reordered, without } from '../../domain/run/plan.ts';
import { a, b, c } from './plans.ts';

const limits = {
  connectMs: 10_000,
  firstTokenMs: 30_000,
  firstTokenReasoningMs: 90_000,
  idleMs: 20_000,
  totalMs: 120_000,
};

function routeOf(targets: readonly string[]): Route {
  return {
    name: 'support',
    targets: targets.map((target, at) => ({
      target,
      settings: {},
      limits: { ...limits, totalMs: 120_000 + at },
    })),
    limits: { deadlineMs: 120_000, attempts: 6 },
    retry: { attempts: 2, backoffMs: 200, maxBackoffMs: 2000, maxWaitMs: 5000 },
    policy: defaultPolicy,
  };
}

const context = { digest: '0123456789ab', visible: true };

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

test('a caller’s own policy is told with the route’s, as far as they aren’t the default', () => {
  const route: Route = { ...routeOf([a]), policy: { ...defaultPolicy, refusal: 'next', empty: 'stop' } };
  expect(planOf(routeOf([a]), context)).not.toHaveProperty('policy');
  const policy = { empty: 'retry', stayWithVendor: true } as const;
  expect(planOf(route, { ...context, policy }).policy).toEqual({ refusal: 'next', stayWithVendor: true });
});

test('in another order windows stay with their targets, and who isn’t named comes behind', () => {
  const { targets, ...route } = routeOf([a, b, c]);
  const sized = targets.map((target, at) => (at === 1 ? target : { ...target, window: 100 + at }));
  const plan = reordered(planOf({ ...route, targets: sized }, context), [c, 'gone/model', a]);
  expect([plan.targets, plan.windows]).toEqual([
    [c, a, b],
    [102, 100, 0],
  ]);
});

test.each([
  ['with known windows', {}, 1_000_000],
  ['with a policy of its own', { policy: { refusal: 'next' } }, undefined],
] as const)('the marker of a plan with two ordinary targets %s is under 300 bytes', (_, more, window) => {
  const { targets, ...route } = routeOf([a, b]);
  const sized = targets.map((target) => ({ ...target, ...(window === undefined ? {} : { window }) }));
  const plan = { ...planOf({ ...route, targets: sized }, { ...context, ...more }), first: 'stay' };
  expect(Buffer.byteLength(JSON.stringify(plan))).toBeLessThan(300);
});

test('without a target, the windows of the others stay with them; one target is left in any case', () => {
  const { targets, ...route } = routeOf([a, b, c]);
  const sized = targets.map((target, at) => ({ ...target, window: 100 + at }));
  const plan = planOf({ ...route, targets: sized }, context);
  const kept = [a, b, c].map((target) => ({ target, reason: 'drained', kind: 'TargetLeft' as const }));
  expect(without(plan, kept.slice(1, 2))).toMatchObject({
    targets: [a, c],
    windows: [100, 102],
    skipped: [{ target: b }],
  });
  expect(without(plan, kept)).toBe(plan);
});
