import type { Cost } from '../../domain/cost/spend.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { Skipped } from '../../domain/route/fit.ts';
import type { Policy } from '../../domain/route/policy.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { Switch } from '../../domain/run/switch.ts';

/** One call of a tool, as its activity went. */
export interface ToolCall {
  readonly name: string;
  readonly callId: string;
  readonly outcome: 'ok' | 'failed' | 'under way';
  /** ms since the epoch. */
  readonly at: number;
  readonly ms?: number;
  /** How often it was started. */
  readonly tries: number;
}

/**
 * Who answered a run and why, attempt by attempt, read from its history.
 *
 * @example
 * const run = await understudy.startCall({ route: 'support', messages: 'Hello' });
 * await run.result();
 * const explanation: Explanation = await run.explain();
 * console.log(explanation.status, explanation.targets, explanation.attempts.length, explanation.answeredBy);
 */
export interface Explanation {
  readonly id: string;
  readonly workflow: string;
  readonly status: 'running' | 'completed' | 'failed' | 'cancelled' | 'terminated' | 'timed out';
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly route?: string;
  readonly agent?: string;
  /** What held instead of the default policy, by the first plan. */
  readonly policy?: Partial<Policy>;
  readonly labels: Readonly<Record<string, string>>;
  /** The targets in the order of the first plan. */
  readonly targets: readonly TargetId[];
  /** Targets that were not asked, because they can't take the conversation. */
  readonly skipped: readonly Skipped[];
  readonly attempts: readonly Attempt[];
  /** Of all attempts so far; null: no price is known. */
  readonly cost: Cost | null;
  /** The attempt that is being made now. */
  readonly asking?: { readonly target: TargetId; readonly why: string; readonly since: number };
  readonly switches: readonly Switch[];
  readonly toolCalls: readonly ToolCall[];
  readonly answeredBy?: TargetId;
  readonly failure?: { readonly type: string; readonly message: string };
}
