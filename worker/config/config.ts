import type { ProviderBinding } from '../../activities/providers/binding.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Rates } from '../../domain/cost/price.ts';
import type { Tool } from '../../domain/agent/tool.ts';
import type { Route } from '../../domain/route/route.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { ConfigProblem } from './problem.ts';

/** The whole configuration, checked and resolved: every default is filled in, every reference leads somewhere. */
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
  /** What is legal but probably not meant. */
  readonly warnings: readonly ConfigProblem[];
}

/** The environment that keys are read from; `process.env` is one. */
export type Environment = Readonly<Record<string, string | undefined>>;
