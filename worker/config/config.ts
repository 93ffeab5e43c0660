import type { ProviderBinding } from '../../activities/providers/binding.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Rates } from '../../domain/cost/price.ts';
import type { Tool } from '../../domain/agent/tool.ts';
import type { FleetThresholds } from '../../domain/health/fleet/fleet.ts';
import type { Route } from '../../domain/route/route.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { ConfigProblem } from './problem.ts';

/**
 * The whole configuration, checked and resolved: every default is filled in, every reference leads somewhere.
 *
 * @example
 * const targetsOf = ({ routes }: Config, route: string) => routes.get(route)?.targets.map(({ target }) => target);
 * const parsed = parseConfig(yaml, { source: 'understudy.yaml', env: process.env });
 * if (parsed.ok) console.log(targetsOf(parsed.config, 'support'));
 */
export interface Config {
  /** The file's path, or `embedded`. */
  readonly source: string;
  /** 12 hex digits of the resolved configuration without keys: two workers with the same digest hold the same policy. */
  readonly digest: string;
  readonly providers: ReadonlyMap<string, ProviderBinding>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly agents: ReadonlyMap<string, Agent>;
  readonly tools: ReadonlyMap<string, Tool>;
  /** Rates that hold instead of the public price list's. */
  readonly prices: ReadonlyMap<TargetId, Rates>;
  readonly health: HealthConfig;
  /** Absent: nothing is configured, and a door listens on loopback for anybody. */
  readonly door?: DoorConfig;
  /** What is legal but probably not meant. */
  readonly warnings: readonly ConfigProblem[];
}

export interface HealthConfig {
  readonly thresholds: FleetThresholds;
  /** Targets that are never asked without a caller. */
  readonly unprobed: readonly TargetId[];
}

export interface DoorConfig {
  /** Host and port. */
  readonly listen: { readonly host: string; readonly port: number };
  readonly whenTemporalIsDown: 'refuse' | 'direct';
  /** Incoming model names, or patterns with `*`, and the routes that they mean; the first that matches holds. */
  readonly models: readonly { readonly model: string; readonly route: string }[];
  readonly tenants: readonly TenantConfig[];
}

/** Somebody who may use the door. */
export interface TenantConfig {
  readonly name: string;
  /** SHA-256 of each of its tokens, in hex. */
  readonly tokens: readonly string[];
  /** Names of routes; absent: all. */
  readonly routes?: readonly string[];
  /** Put before the ids of its runs; default: its name and a dash. */
  readonly idPrefix: string;
  readonly budget?: { readonly usd: number; readonly perMs: number };
  /** Requests at the same time, at most. */
  readonly concurrency?: number;
}

/** The environment that keys are read from; `process.env` is one. */
export type Environment = Readonly<Record<string, string | undefined>>;
