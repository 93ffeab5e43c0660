import type { Agent } from '../agent/agent.ts';
import type { Needs } from '../route/fit.ts';
import type { Policy } from '../route/policy.ts';
import type { TargetId } from '../route/target.ts';
import type { GenerateInput, Generated } from './generate.ts';
import type { Plan } from './plan.ts';

export interface PlanRouteInput {
  readonly route: string;
  /** The target that serves the run already. */
  readonly stayWith?: TargetId;
  /** The preferred target that was not well when the run was last planned. */
  readonly awaits?: TargetId;
  /** The caller's own deadline, instead of the route's. */
  readonly deadlineMs?: number;
  /** Which of the run's conversations; absent: it has one only. */
  readonly conversation?: string;
  /** How many messages the conversation has: a worker that holds them counts them itself. */
  readonly length?: number;
  /** What holds on a worker that doesn't hold them; its `tokens` may be too few, never too many. */
  readonly needs?: Needs;
  /** The caller's own policy, which goes before the route's. */
  readonly policy?: Partial<Policy>;
}

export interface LoadAgentInput {
  readonly agent: string;
}

/** The activities of a worker, by the names that stand in history. */
export interface Activities {
  /** Local: resolves a route's policy and puts its targets in order. */
  planRoute(input: PlanRouteInput): Promise<Plan>;
  /** Local: resolves an agent and its tools, once a run. */
  loadAgent(input: LoadAgentInput): Promise<Agent>;
  /** One attempt at one provider. Fails with `ProviderFailure.…`, whose `details[0]` has the attempt's record. */
  generate(input: GenerateInput): Promise<Generated>;
}

/** A tool may have none of these names. */
export const activityNames: readonly string[] = [
  'planRoute',
  'loadAgent',
  'generate',
] satisfies (keyof Activities)[];
