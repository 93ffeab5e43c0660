import type { z } from 'zod';
import type { ProviderBinding } from '../../activities/providers/binding.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Rates } from '../../domain/cost/price.ts';
import type { Tool } from '../../domain/agent/tool.ts';
import type { JsonSchema } from '../../domain/json.ts';
import { defaultPolicy, type Policy } from '../../domain/route/policy.ts';
import type { RetryPolicy, Route, RouteTarget, ThroughputFloor } from '../../domain/route/route.ts';
import type { Settings } from '../../domain/run/settings.ts';
import { serverOf } from '../../domain/wire/profiles/servers.ts';
import type { Config, Environment } from './config.ts';
import { defaults } from './defaults.ts';
import { attemptLimits, callLimits, defaultMs, toAttemptLimits } from './limits.ts';
import { kindRows } from './provider-kinds.ts';
import type { ConfigInput } from './schema.ts';
import type { settingsSchema } from './schema-settings.ts';

type Input<Section extends keyof ConfigInput> = NonNullable<ConfigInput[Section]>[string];

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
    health: { thresholds: { fleet: {}, targets: {} }, unprobed: [] },
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

function toRoute(name: string, route: Input<'routes'>): Route {
  const limits = route.limits ?? {};
  const { deadlineMs } = callLimits(limits);
  const attempts = limits.attempts ?? defaults.attempts;
  const toTarget = (entry: TargetInput): RouteTarget => {
    const target = typeof entry === 'string' ? { target: entry } : entry;
    const patience = attemptLimits(limits, target.limits ?? {}, deadlineMs);
    const throughput = target.limits?.throughput ?? limits.throughput;
    return {
      target: target.target,
      settings: toSettings(target.settings),
      ...(target.system === undefined ? {} : { system: target.system }),
      limits: {
        ...toAttemptLimits(patience),
        ...(throughput === undefined ? {} : { throughput: toFloor(throughput) }),
      },
      ...(target.window === undefined ? {} : { window: target.window }),
    };
  };
  const targets = route.targets.flatMap((entry, rank) => {
    if (!Array.isArray(entry)) return [toTarget(entry)];
    return entry.map((each) => ({ ...toTarget(each), tie: { rank, weight: weightOf(each) } }));
  });
  return {
    name,
    targets,
    limits: { deadlineMs, attempts, ...(limits.cost === undefined ? {} : { costUsd: limits.cost }) },
    retry: toRetry(route.retry, attempts),
    policy: { ...defaultPolicy, ...(present(route.policy ?? {}) as Partial<Policy>) },
  };
}

type TargetInput = Exclude<Input<'routes'>['targets'][number], readonly unknown[]>;

function weightOf(entry: TargetInput): number {
  return (typeof entry === 'string' ? undefined : entry.weight) ?? defaults.weight;
}

function toFloor(floor: NonNullable<NonNullable<Input<'routes'>['limits']>['throughput']>): ThroughputFloor {
  const { tokensPerSecond, window = defaultMs('window'), after = defaultMs('after') } = floor;
  return { tokensPerSecond, windowMs: window, afterMs: after };
}

function toRetry(retry: Input<'routes'>['retry'], attempts: number): RetryPolicy {
  const backoffMs = retry?.backoff ?? defaultMs('backoff');
  const maxBackoffMs = retry?.maxBackoff ?? Math.max(defaultMs('maxBackoff'), backoffMs);
  return {
    attempts: retry?.attempts ?? Math.min(defaults.triesPerTarget, attempts),
    backoffMs,
    maxBackoffMs,
    maxWaitMs: retry?.maxWait ?? Math.max(defaultMs('maxWait'), maxBackoffMs),
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

function toSettings(settings: z.output<typeof settingsSchema> = {}): Settings {
  return present<Settings>(settings as Loose<Settings>);
}

type Loose<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** Optional keys of the schema may be present and undefined; the domain's may not. */
function present<T extends object>(value: Loose<T>): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
