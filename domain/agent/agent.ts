import type { Policy } from '../route/policy.ts';
import type { Settings } from '../run/settings.ts';
import type { Tool } from './tool.ts';

export interface AgentLimits {
  /** Model answers, at most. */
  readonly turns: number;
  /** The whole run, in ms; absent: none. */
  readonly deadlineMs?: number;
}

/** An agent as it is declared in the configuration, its tools resolved. */
export interface Agent {
  readonly name: string;
  readonly instructions: string;
  readonly route: string;
  readonly tools: readonly Tool[];
  readonly limits: AgentLimits;
  readonly settings: Settings;
  /** Of the run that it is loaded for: goes before the route's. */
  readonly policy?: Partial<Policy>;
}
