import type { ProviderBinding } from '../../activities/providers/binding.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Rates } from '../../domain/cost/price.ts';
import type { Tool } from '../../domain/agent/tool.ts';
import type { JsonSchema } from '../../domain/json.ts';
import { serverOf } from '../../domain/wire/profiles/servers.ts';
import type { Config, Environment } from './config.ts';
import { defaults } from './defaults.ts';
import { defaultMs } from './limits.ts';
import { present } from './present.ts';
import { kindRows } from './provider-kinds.ts';
import { toDoor } from './resolve-door.ts';
import { toHealth } from './resolve-health.ts';
import { toRoute } from './resolve-route.ts';
import { toSettings } from './resolve-settings.ts';
import type { ConfigInput } from './schema.ts';

type Input<Section extends 'providers' | 'agents' | 'tools'> = NonNullable<ConfigInput[Section]>[string];

const noArguments: JsonSchema = { type: 'object', properties: {}, additionalProperties: false };

/** Fills in every default and follows every reference of a file that was found correct. */
export function resolve(
  input: ConfigInput,
  env: Environment,
): Pick<Config, 'providers' | 'routes' | 'agents' | 'tools' | 'prices' | 'health' | 'door'> {
  const tools = mapEntries(input.tools ?? {}, toTool);
  return {
    providers: mapEntries(input.providers, (name, provider) => toBinding(name, provider, env)),
    routes: mapEntries(input.routes, toRoute),
    agents: mapEntries(input.agents ?? {}, (name, agent) => toAgent(name, agent, tools)),
    tools,
    prices: mapEntries(input.prices ?? {}, (_, rates) => present<Rates>(rates)),
    health: toHealth(input.health ?? {}),
    ...(input.door ? { door: toDoor(input.door) } : {}),
  };
}

function mapEntries<From, To>(
  section: Record<string, From>,
  to: (name: string, value: From) => To,
): Map<string, To> {
  return new Map(Object.entries(section).map(([name, value]) => [name, to(name, value)]));
}

function toBinding(name: string, provider: Input<'providers'>, env: Environment): ProviderBinding {
  const row = kindRows[provider.kind];
  const apiKeyEnv = provider.auth === 'none' ? undefined : (provider.apiKeyEnv ?? row.apiKeyEnv);
  const baseUrl = (provider.baseUrl ?? row.baseUrl)?.replace(/\/+$/, '');
  const server = row.manyServers === true ? serverOf({ baseUrl, server: provider.server }) : undefined;
  return {
    name,
    kind: provider.kind,
    baseUrl,
    // Files and secret stores like to add a line break, which no header can carry.
    apiKey: apiKeyEnv === undefined ? '' : (env[apiKeyEnv] ?? '').trim(),
    ...(apiKeyEnv === undefined ? {} : { apiKeyEnv }),
    headers: provider.headers ?? {},
    ...(provider.api === undefined ? {} : { api: provider.api }),
    ...(server === undefined ? {} : { server }),
    apiVersion: provider.apiVersion,
  };
}

function toTool(name: string, tool: Input<'tools'>): Tool {
  return {
    name,
    description: tool.description,
    parameters: (tool.parameters as JsonSchema | undefined) ?? noArguments,
    effect: tool.effect,
    ...(tool.taskQueue === undefined ? {} : { taskQueue: tool.taskQueue }),
    timeoutMs: tool.timeout ?? defaultMs('toolTimeout'),
    ...(tool.heartbeat === undefined ? {} : { heartbeatMs: tool.heartbeat }),
  };
}

function toAgent(name: string, agent: Input<'agents'>, tools: ReadonlyMap<string, Tool>): Agent {
  const deadlineMs = agent.limits?.deadline;
  return {
    name,
    instructions: agent.instructions,
    route: agent.route,
    tools: (agent.tools ?? []).flatMap((tool) => tools.get(tool) ?? []),
    limits: {
      turns: agent.limits?.turns ?? defaults.turns,
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
    },
    settings: toSettings(agent.settings),
  };
}
