import type { Failover } from '../health/route/failover.ts';
import type { Settings } from '../run/settings.ts';
import type { SystemPrompt } from '../wire/leading.ts';
import type { Policy } from './policy.ts';
import type { TargetId } from './target.ts';

/** Budgets of one call (or of one turn of an agent) over all its targets. */
export interface CallLimits {
  /** Everything together: attempts, waits and queues. */
  readonly deadlineMs: number;
  readonly attempts: number;
  /** In USD: nobody is asked any more once the attempts have cost this much. Absent: no limit. */
  readonly costUsd?: number;
}

/** Patience with one attempt. Each has its own failure kind. */
export interface AttemptLimits {
  /** Until the response's headers. */
  readonly connectMs: number;
  /** From the start until text, reasoning or a tool call begins. */
  readonly firstTokenMs: number;
  /** The same, where the model reasons before it speaks. */
  readonly firstTokenReasoningMs: number;
  /** Between two events that carry content. */
  readonly idleMs: number;
  /** Absent: an answer may come as slowly as `idleMs` and `totalMs` let it. */
  readonly throughput?: ThroughputFloor;
  readonly totalMs: number;
}

/** How fast an answer has to come, once it comes. */
export interface ThroughputFloor {
  /** Estimated: four characters are a token. */
  readonly tokensPerSecond: number;
  /** The time over which it is measured. */
  readonly windowMs: number;
  /** From the first token until it is first measured. */
  readonly afterMs: number;
}

/** Tries on one target before the next one is asked. */
export interface RetryPolicy {
  /** In all, the first one included. */
  readonly attempts: number;
  /** Wait before the second try; doubles, with jitter, up to `maxBackoffMs`. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  /** The longest wait for a target, its own retry-after included, while another one could be asked at once. */
  readonly maxWaitMs: number;
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
  /** It shares its rank with the other targets of this one: who is asked first is drawn by weight. Absent: it has its own. */
  readonly tie?: { readonly rank: number; readonly weight: number };
}

/** A named, ordered list of targets with a policy. */
export interface Route {
  readonly name: string;
  readonly targets: readonly RouteTarget[];
  readonly limits: CallLimits;
  readonly retry: RetryPolicy;
  readonly policy: Policy;
  /** The team's own patience with its targets' health; absent: the fleet's alone. */
  readonly failover?: Failover;
  /** How the front door streams, where a request doesn't say; default: `complete`. */
  readonly stream?: StreamMode;
}

/** `complete`: an answer is sent when it is whole. `live`: its text is sent as it comes. */
export type StreamMode = 'complete' | 'live';
