import { MockActivityEnvironment } from '@temporalio/testing';
import { expect, test } from 'vitest';
import { planRoute } from '../../activities/planRoute.ts';
import type { Message } from '../../domain/conversation/message.ts';
import type { RouteTarget } from '../../domain/route/route.ts';
import type { PlanRouteInput } from '../../domain/run/activities.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { user } from '../conversation/messages.ts';
import { a, b } from '../run/plans.ts';
import { brief, failureOf, whole, worldWith, type World } from './world.ts';

/** A small window on the preferred target, room for a short answer and 1000 tokens. */
const small: Partial<RouteTarget> = { target: a, window: 1201, settings: { maxOutputTokens: 100 } };
const large: Partial<RouteTarget> = { target: b };
/** 1500 letters, 301 tokens. */
const short = user('tree '.repeat(300));
/** 10,000 letters, 2001 tokens. */
const long = user('tree '.repeat(2000));

const worldOf = (...targets: Partial<RouteTarget>[]) => worldWith([], whole, targets);

/** As a local activity of a run whose conversation this worker holds. */
function plan({ setting }: World, held: readonly Message[], input: Partial<PlanRouteInput>): Promise<Plan> {
  const environment = new MockActivityEnvironment({ workflowExecution: { workflowId: 'w', runId: 'r' } });
  if (held.length > 0) setting.conversations.hold('r', 0, held, brief);
  return environment.run(() => planRoute(setting, { route: 'main', ...input }));
}

const skipped = {
  target: a,
  kind: 'ContextOverflow',
  reason:
    'window of 1201 tokens is too small for about 2005 of the conversation (and a tenth, as that is an estimate) and 100 of the answer',
};

test('what fits everywhere skips nobody, and says how far that holds', async () => {
  const made = await plan(worldOf(small, large), [short], { length: 1 });
  expect(made).toMatchObject({ targets: [a, b], room: 1000 });
  expect(made).not.toHaveProperty('skipped');
});

test('a preferred target that is too small is left out with its reason, and the next one falls back', async () => {
  const made = await plan(worldOf(small, large), [long], { length: 1 });
  expect(made).toMatchObject({ targets: [b], skipped: [skipped], first: 'fallback' });
  expect(made.room).toBeGreaterThan(100_000);
});

test('a backup that is too small is left out, and the preferred one stays preferred', async () => {
  const made = await plan(worldOf(large, small), [long], { length: 1 });
  expect(made).toMatchObject({ targets: [b], skipped: [skipped] });
  expect(made).not.toHaveProperty('first');
});

test('who serves the run is left when the run outgrows it', async () => {
  const made = await plan(worldOf(large, small), [long], { length: 1, stayWith: a });
  expect(made).toMatchObject({ targets: [b], skipped: [skipped] });
  expect(made).not.toHaveProperty('first');
});

test('when all are too small the run is refused with the reasons, before anybody is asked', async () => {
  const world = worldOf(small);
  const failure = await failureOf(plan(world, [long], { length: 1 }));
  expect(failure).toMatchObject({ type: 'NoTargetFits', nonRetryable: true });
  expect(failure.message).toContain(`${a}: ${skipped.reason}`);
  expect(failure.details).toEqual([{ skipped: [skipped] }]);
  expect(world.asked).toEqual([]);
});

test('a worker that doesn’t hold the conversation goes by the total that it was told', async () => {
  const needs = { tokens: 2005, uses: [] };
  const without = await plan(worldOf(small, large), [], { length: 1, needs });
  expect(without).toMatchObject({ targets: [b], skipped: [skipped] });
  const behind = await plan(worldOf(small, large), [short], { length: 2, needs });
  expect(behind).toMatchObject({ targets: [b], skipped: [skipped] });
});

test('what was said later doesn’t count', async () => {
  const made = await plan(worldOf(small, large), [short, long], { length: 1 });
  expect(made.targets).toEqual([a, b]);
});

test('a conversation far below every window is not worth a tokenizer', async () => {
  const world = worldOf(small, large);
  await plan(world, [user('Where is my order?')], { length: 1 });
  expect(world.setting.tokens.loaded).toBe(false);
  await plan(world, [user(), user(), long], { length: 3 });
  expect(world.setting.tokens.loaded).toBe(true);
});
