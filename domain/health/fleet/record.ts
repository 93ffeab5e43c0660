import { rpsOf } from '../capacity/capacity.ts';
import type { Counts } from '../evidence/counts.ts';
import { recent } from '../evidence/window.ts';
import type { TargetId } from '../../route/target.ts';
import { failP } from '../target/facts.ts';
import type { Phase } from '../target/state.ts';
import type { Admit, TargetHealth } from '../target/target.ts';
import type { Why } from '../target/transition.ts';
import type { Act } from './act.ts';

/** Why something was recorded: a change of state, or of what is sent, or what an operator did. */
export type RecordedWhy = Why | Act | { readonly reason: 'limit found' | 'limit gone' | 'locked' };

/** What was known of a target at a moment. */
export interface Known {
  readonly phase: Phase;
  readonly admit: Admit;
  /** Null: no limit. */
  readonly capRps: number | null;
  readonly failP: number;
}

/**
 * One decision, with what it was made of. Records are only ever added, and the same reports give the same records.
 */
export interface DecisionRecord {
  /** Counts up over the fleet. */
  readonly id: number;
  readonly at: number;
  readonly target: TargetId;
  readonly from: Known;
  readonly to: Known;
  readonly why: RecordedWhy;
  /** Calls of the last ten seconds, by how they went. */
  readonly counts: Counts;
  readonly askedRps: number;
  readonly sentRps: number;
  /** The usual time to the first token, as a ratio to what the prompt lets expect. */
  readonly usualFirstToken: number;
  readonly reporters: number;
  readonly penalty: number;
  /** An operator's trust held: calls went on as if it had not been decided. */
  readonly shadow?: true;
}

const lookMs = 10_000;

/** Absent where nothing was decided. */
export function decision(
  {
    id,
    target,
    shadow,
    reporters,
  }: Pick<DecisionRecord, 'id' | 'target' | 'reporters'> & { shadow: boolean },
  before: TargetHealth,
  { target: after, why }: { readonly target: TargetHealth; readonly why?: Why },
  now: number,
): DecisionRecord | undefined {
  const recorded = why ?? capacityWhy(before, after);
  if (recorded === undefined) return undefined;
  const record = recordOf({ id, target, reporters, why: recorded }, before, after, now);
  return shadow ? { ...record, shadow } : record;
}

export function recordOf(
  about: Pick<DecisionRecord, 'id' | 'target' | 'reporters' | 'why'>,
  before: TargetHealth,
  after: TargetHealth,
  now: number,
): DecisionRecord {
  return {
    ...about,
    at: now,
    from: known(before, now),
    to: known(after, now),
    // A change of state forgets scores, never the window: both sides have the same calls.
    counts: recent(before.evidence.window, now, lookMs),
    askedRps: before.demand.fresh + before.demand.rescue,
    sentRps: before.demand.sent,
    usualFirstToken: before.baseline.median,
    penalty: after.penalty.value,
  };
}

function known(target: TargetHealth, now: number): Known {
  const rps = rpsOf(target.capacity);
  return {
    phase: target.state.phase,
    admit: target.admit,
    capRps: rps === Infinity ? null : rps,
    failP: failP(target, now),
  };
}

function capacityWhy(
  { capacity: before }: TargetHealth,
  { capacity: after }: TargetHealth,
): RecordedWhy | undefined {
  if (before.phase === after.phase) return undefined;
  if (after.phase === 'locked') return { reason: 'locked' };
  return { reason: after.phase === 'limited' ? 'limit found' : 'limit gone' };
}
