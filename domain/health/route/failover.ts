import { publishedMs } from '../evidence/history.ts';
import type { Facts } from '../target/facts.ts';

/**
 * A team's own patience with its route's targets. It is judged by what the targets publish, and moves no other
 * route's calls.
 */
export interface Failover {
  /** Leave after so many failures within `withinMs` ... */
  readonly afterFailures?: number;
  readonly withinMs?: number;
  /** ... that are also this share of the fleet's calls: a count alone is reached by any busy target. */
  readonly ofCalls?: number;
  /** Leave when first tokens come this many times later than usual. */
  readonly slowerThan?: number;
}

export const failoverUsual = { withinMs: 30_000, ofCalls: 0.1 };

/** Why a target is too bad for this route, in words; absent: it is not. */
export function impatience({ evidence }: Facts, failover: Failover | undefined): string | undefined {
  if (failover === undefined) return undefined;
  const { afterFailures, slowerThan } = failover;
  const withinMs = failover.withinMs ?? failoverUsual.withinMs;
  const ofCalls = failover.ofCalls ?? failoverUsual.ofCalls;
  const tally = evidence.tallies.find((tally) => tally.withinMs >= withinMs) ?? evidence.tallies.at(-1);
  if (afterFailures !== undefined && tally !== undefined) {
    const { calls, failed } = tally;
    if (failed >= afterFailures && failed >= ofCalls * calls)
      return `${Math.round(failed)} of ${Math.round(calls)} calls failed within ${tally.withinMs / 1000} s`;
  }
  if (slowerThan !== undefined && evidence.slowness >= slowerThan)
    return `first tokens ${evidence.slowness.toFixed(1)} times slower than usual`;
  return undefined;
}

/** What is wrong with it, one line each. */
export function failoverProblems({
  afterFailures,
  withinMs,
  ofCalls,
  slowerThan,
}: Failover): readonly string[] {
  const longest = Math.max(...publishedMs);
  return [
    ...(outside(afterFailures, 1, Infinity)
      ? [`afterFailures must be at least 1, not ${afterFailures}`]
      : []),
    ...(outside(withinMs, 1, longest) ? [`withinMs must be from 1 to ${longest}, not ${withinMs}`] : []),
    ...(outside(ofCalls, 0, 1) ? [`ofCalls must be from 0 to 1, not ${ofCalls}`] : []),
    ...(outside(slowerThan, 1, Infinity) ? [`slowerThan must be at least 1, not ${slowerThan}`] : []),
  ];
}

function outside(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && !(value >= least && value <= most);
}
