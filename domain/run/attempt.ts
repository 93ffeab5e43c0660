import { addUsage, noUsage, type Usage } from '../cost/usage.ts';
import { failureKinds, type FailureKind, type KindRow } from '../failure/kinds.ts';

import type { Left } from './switch.ts';

/**
 * Why this target was asked: the route's order, because it serves the run, an operator's pin, another try, without what it
 * rejected, because the one before it failed or was passed over, or as the last resort.
 */
export type Why = 'preferred' | 'stay' | 'pin' | 'retry' | 'repair' | 'fallback' | 'last';

/**
 * One HTTP request to one target. Everything that reports (result, UI, CLI, metrics, traces) renders this record.
 * Keys are short where they stand in every turn's history.
 *
 * @example
 * const { attempts } = await understudy.call({ route: 'support', messages: 'Hello' });
 * const failed: Attempt[] = attempts.filter(({ outcome }) => outcome !== 'ok');
 * for (const { target, outcome, status, ms, billed } of failed) console.log(target, outcome, status, ms, billed);
 */
export interface Attempt {
  /** `provider/model`. */
  readonly target: string;
  readonly why: Why;
  readonly outcome: 'ok' | FailureKind;
  /** What was left for this target, where asking it was a switch. */
  readonly left?: Left;
  /** Start, in ms since the epoch. */
  readonly at: number;
  /** Until the last byte, or until it failed. */
  readonly ms: number;
  /** Until the first token; absent if none came. */
  readonly firstTokenMs?: number;
  /** The HTTP status, where it wasn't 200. */
  readonly status?: number;
  /** The vendor's request id. */
  readonly requestId?: string;
  /** The model named in the response, where it differs from the one asked for. */
  readonly model?: string;
  readonly usage?: Usage;
  /** Its price in USD; absent where it was not billed or no price is known. */
  readonly cost?: number;
  /** `cost` is an estimate: the vendor didn't say what it counted. */
  readonly costEstimated?: true;
  /** A failed attempt may have been billed all the same. Absent on `ok`: it is. */
  readonly billed?: 'no' | 'unknown';
  /** How long the vendor asked us to wait, in ms. */
  readonly retryAfterMs?: number;
  /** Nobody was asked: a drill played its failure. */
  readonly drill?: true;
  /** What the vendor or the socket said, redacted and cut to 300 characters. */
  readonly evidence?: string;
}

/** The cause of a failed attempt in a few words: `rate limited (429)`. */
export function causeOf(attempt: Attempt): string {
  if (attempt.outcome === 'ok') return 'answered';
  const short = (failureKinds[attempt.outcome] as KindRow | undefined)?.short ?? 'failed';
  return attempt.status === undefined ? short : `${short} (${attempt.status})`;
}

/** Tokens over all attempts that told theirs. */
export function usageOf(attempts: readonly Attempt[]): Usage {
  return attempts.reduce((sum, { usage }) => (usage === undefined ? sum : addUsage(sum, usage)), noUsage);
}
