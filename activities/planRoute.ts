import { createHash } from 'node:crypto';
import { ApplicationFailure, Context } from '@temporalio/activity';
import type { RunFailure } from '../domain/failure/refusals.ts';
import { fitRoute, type Fitted, type Needs } from '../domain/route/fit.ts';
import { needsIn } from '../domain/route/needs.ts';
import { inOrder } from '../domain/route/order.ts';
import type { Route } from '../domain/route/route.ts';
import type { TargetId } from '../domain/route/target.ts';
import type { LoadAgentInput, PlanRouteInput } from '../domain/run/activities.ts';
import type { Agent } from '../domain/agent/agent.ts';
import { placed } from '../domain/run/placed.ts';
import { planOf, reordered, type Plan, type PlanContext } from '../domain/run/plan.ts';
import { conversationKey, type Held } from './conversation/cache.ts';
import { factsOf } from './fit/facts.ts';
import { measure } from './fit/measure.ts';
import type { NamedRoute } from './health/health.ts';
import { runOf } from './occasion.ts';
import type { Setting } from './setting.ts';

/** Resolves a route's policy and puts those of its targets in order that can take the conversation. */
export async function planRoute(setting: Setting, input: PlanRouteInput): Promise<Plan> {
  const { runId } = runOf(Context.current());
  return planFor(setting, runId, input, heldHere(setting, runId, input));
}

/** The plan for a conversation that this worker holds, or else for the needs that it was told. */
export async function planFor(
  setting: Setting,
  runId: string,
  { route: name, needs: told, stayWith, awaits, deadlineMs, policy }: PlanRouteInput,
  held: Held | undefined,
): Promise<Plan> {
  const route = drawn(routeOf(setting, name), runId);
  const needs = held === undefined ? told : await needsOf(setting, route, held);
  const fitted =
    needs === undefined ? whole(route) : fitRoute(route, needs, (target) => factsOf(setting, route, target));
  if (fitted.route.targets.length === 0) throw noTargetFits(fitted);
  const standing = {
    ...(stayWith === undefined ? {} : { stayWith }),
    ...(awaits === undefined ? {} : { awaits }),
  };
  const ordered = setting.health.walk(namedRoute(fitted.route), standing);
  const { digest, visible } = setting;
  const context: PlanContext = {
    digest,
    visible,
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    ...(policy === undefined ? {} : { policy }),
  };
  const { skipped } = fitted;
  const preferred = route.targets[0]?.target ?? '';
  const factsNow = (target: TargetId) => setting.health.facts(target);
  return {
    ...reordered(planOf(fitted.route, context), ordered.targets),
    ...fitIn(fitted),
    ...placed(ordered, { preferred, standing, skipped, factsOf: factsNow }),
  };
}

/** The same route, equals in the order that this run has drawn. */
export function drawn(route: Route, runId: string): Route {
  return { ...route, targets: inOrder(route.targets, chanceOf(runId)) };
}

/** Throws the non-retryable `UnknownRoute`. */
export function routeOf({ routes }: Setting, name: string): Route {
  return find(routes, name, 'UnknownRoute', 'route');
}

/** A route as health sees it. */
export function namedRoute({ name, targets, failover }: Route): NamedRoute {
  return {
    name,
    targets: targets.map(({ target }) => target),
    ...(failover === undefined ? {} : { failover }),
  };
}

/** Whom a run would ask first if its conversation fits and all are well: always the same one within a run. */
export function preferredOf(route: Route, runId: string): TargetId {
  return drawn(route, runId).targets[0]?.target ?? '';
}

function whole(route: Route): Fitted {
  return { route, skipped: [], room: Infinity };
}

/** A number in [0, 1) for each run, as if drawn. */
function chanceOf(runId: string): number {
  const digest = createHash('sha256').update(runId).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/** Resolves an agent and its tools. */
export function loadAgent(setting: Setting, { agent }: LoadAgentInput): Agent {
  return find(setting.agents, agent, 'UnknownAgent', 'agent');
}

async function needsOf(setting: Setting, route: Route, held: Held): Promise<Needs> {
  return { ...needsIn(held.brief, held.messages), tokens: await measure(setting, route, held) };
}

/** A query from here would wait for this very activity: what isn't in memory isn't read. */
function heldHere(
  { conversations }: Setting,
  runId: string,
  { conversation, length = Infinity }: PlanRouteInput,
): Held | undefined {
  const held = conversations.get(conversationKey(runId, conversation));
  if (held === undefined || held.messages.length < length) return undefined;
  return { brief: held.brief, messages: held.messages.slice(0, length) };
}

function fitIn({ skipped, room }: Fitted): Partial<Plan> {
  return {
    ...(skipped.length > 0 ? { skipped } : {}),
    ...(room === Infinity ? {} : { room }),
  };
}

function noTargetFits({ route, skipped }: Fitted): ApplicationFailure {
  const told = skipped.map(({ target, reason }) => `${target}: ${reason}`).join('; ');
  return ApplicationFailure.nonRetryable(
    `no target of route "${route.name}" can take this conversation (${told}): ` +
      'add one that can, shorten it, or lower settings.maxOutputTokens',
    'NoTargetFits' satisfies RunFailure,
    { skipped },
  );
}

function find<T>(named: ReadonlyMap<string, T>, name: string, type: RunFailure, what: string): T {
  const found = named.get(name);
  if (found !== undefined) return found;
  const known = [...named.keys()].join(', ') || 'none';
  throw ApplicationFailure.nonRetryable(
    `${what}: the worker's configuration has no ${what} "${name}"; it has: ${known}`,
    type,
  );
}
