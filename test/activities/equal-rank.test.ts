import { MockActivityEnvironment } from '@temporalio/testing';
import { expect, test } from 'vitest';
import { ConversationCache } from '../../activities/conversation/cache.ts';
import { planRoute } from '../../activities/planRoute.ts';
import { Prices } from '../../activities/prices/prices.ts';
import type { Setting } from '../../activities/setting.ts';
import { TokenCounter } from '../../activities/tokens/counter.ts';
import { TokenFactors } from '../../activities/tokens/factors.ts';
import { defaultPolicy } from '../../domain/route/policy.ts';
import type { Route } from '../../domain/route/route.ts';
import type { PlanRouteInput } from '../../domain/run/activities.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { a, b } from '../run/plans.ts';
import { deskFor } from './health/desks.ts';

const limits = { connectMs: 1, firstTokenMs: 1, firstTokenReasoningMs: 1, idleMs: 1, totalMs: 1 };

const route: Route = {
  name: 'main',
  targets: [a, b].map((target) => ({ target, settings: {}, limits, tie: { rank: 0, weight: 1 } })),
  limits: { deadlineMs: 1, attempts: 1 },
  retry: { attempts: 1, backoffMs: 1, maxBackoffMs: 1, maxWaitMs: 1 },
  policy: { ...defaultPolicy, refusal: 'next', stayWithVendor: ['Refusal'] },
};

const setting: Setting = {
  digest: 'd',
  routes: new Map([['main', route]]),
  agents: new Map(),
  visible: false,
  health: deskFor([a, b]),
  conversations: new ConversationCache(),
  prices: new Prices(new Map(), new Map()),
  tokens: new TokenCounter(),
  factors: new TokenFactors(),
  provider: () => undefined,
  readPage: () => Promise.reject(new Error('nothing is read')),
};

function planIn(runId: string, more: Partial<PlanRouteInput> = {}): Promise<Plan> {
  const environment = new MockActivityEnvironment({ workflowExecution: { workflowId: 'w', runId } });
  return environment.run(async () => planRoute(setting, { route: 'main', ...more }));
}

test('a run draws its order among equals once: each plan of it has the same one', async () => {
  const orders = await Promise.all(Array.from({ length: 5 }, () => planIn('run-1')));
  expect(new Set(orders.map(({ targets }) => targets.join())).size).toBe(1);
});

test('of many runs each of two equals begins about half', async () => {
  const plans = await Promise.all(Array.from({ length: 400 }, (_, at) => planIn(`run-${at}`)));
  const firsts = plans.filter(({ targets }) => targets[0] === a).length;
  expect(firsts).toBeGreaterThan(140);
  expect(firsts).toBeLessThan(260);
});

test('a call’s policy goes before the route’s', async () => {
  const { policy } = await planIn('run-1', { policy: { refusal: 'give', stayWithVendor: ['RateLimited'] } });
  expect(policy).toEqual({ stayWithVendor: ['Refusal', 'RateLimited'] });
});
