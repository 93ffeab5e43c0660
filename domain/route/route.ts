import type { Settings } from '../run/settings.ts';
import type { SystemPrompt } from '../wire/leading.ts';
import type { TargetId } from './target.ts';

/** Budgets of one call (or of one turn of an agent) over all its targets. */
export interface CallLimits {
  /** Everything together: attempts, waits and queues. */
  readonly deadlineMs: number;
  readonly attempts: number;
}

/** Patience with one attempt. Each has its own failure kind. */
export interface AttemptLimits {
  /** Until the response's headers. */
  readonly connectMs: number;
  /** From the start until text, reasoning or a tool call begins. */
  readonly firstTokenMs: number;
  /** Between two events that carry content. */
  readonly idleMs: number;
  readonly totalMs: number;
}

/** Tries on one target before the next one is asked. */
export interface RetryPolicy {
  /** In all, the first one included. */
  readonly attempts: number;
  /** Wait before the second try; doubles, with jitter, up to `maxBackoffMs`. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
}

export interface RouteTarget {
  readonly target: TargetId;
  /** Settings that hold for this target only; they win over the call's. */
  readonly settings: Settings;
  /** Its own words for the system prompt: fixed, so that what a run has been told stays what it was. */
  readonly system?: SystemPrompt;
  readonly limits: AttemptLimits;
  /** Tokens of request and answer together, at most; absent: the price list may know it. */
  readonly window?: number;
}

/** A named, ordered list of targets with a policy. */
export interface Route {
  readonly name: string;
  readonly targets: readonly RouteTarget[];
  readonly limits: CallLimits;
  readonly retry: RetryPolicy;
}
