import { createHash } from 'node:crypto';
import { ApplicationFailure, Context } from '@temporalio/activity';
import type { RunFailure } from '../domain/failure/refusals.ts';
import type { LoadAgentInput, PlanRouteInput } from '../domain/run/activities.ts';
import type { Agent } from '../domain/agent/agent.ts';
import { planOf, type Plan } from '../domain/run/plan.ts';
import type { Setting } from './setting.ts';

/** Resolves a route's policy and puts its targets in order: always the same one within a run. */
export function planRoute(setting: Setting, { route: name, ...asked }: PlanRouteInput): Plan {
  const { digest, visible } = setting;
  const route = find(setting.routes, name, 'UnknownRoute', 'route');
  return planOf(route, { digest, visible, random: chanceOf(runId()), ...asked });
}

function runId(): string {
  return Context.current().info.workflowExecution?.runId ?? '';
}

/** A number in [0, 1) for each text, as if drawn. */
function chanceOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

/** Resolves an agent and its tools. */
export function loadAgent(setting: Setting, { agent }: LoadAgentInput): Agent {
  return find(setting.agents, agent, 'UnknownAgent', 'agent');
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
