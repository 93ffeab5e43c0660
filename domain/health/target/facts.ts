import { isLocked, rpsOf } from '../capacity/capacity.ts';
import { tallies, type Tally } from '../evidence/history.ts';
import { finished, recent } from '../evidence/window.ts';
import { slowLimit, slowness } from '../first-token/baseline.ts';
import type { Thresholds } from '../thresholds.ts';
import type { Phase, State } from './state.ts';
import { newTarget, type Admit, type TargetHealth } from './target.ts';

/** What routes may judge by. */
export interface EvidenceSummary {
  readonly failuresInARow: number;
  /** Calls and failures over the last 10, 30, 60 and 300 seconds. */
  readonly tallies: readonly Tally[];
  /** How many times slower than usual the last first tokens were. */
  readonly slowness: number;
}

/** What a target publishes. It names no route: each draws its own conclusions. */
export interface Facts {
  /** Grows with each step of the target. */
  readonly seq: number;
  readonly state: Phase;
  /** Why it is not closed, in a few words; absent when it is. */
  readonly reason?: string;
  /** Calls that wait for their first token there are better off elsewhere: it is open, or drained at once. */
  readonly leave?: true;
  /** An operator vouches for it: nobody's own evidence weighs against it. */
  readonly trusted?: true;
  readonly admit: Admit;
  /** Calls per second that it takes; null: no limit is known. */
  readonly capRps: number | null;
  /** The chance that one more call is not answered. */
  readonly failP: number;
  /** A first token is overdue when it takes this many times what the prompt's length lets expect. */
  readonly slowLimit: number;
  readonly evidence: EvidenceSummary;
}

const lookMs = 10_000;
/** With fewer calls than that it is taken for better than they say. */
const fewest = 8;

export function facts(target: TargetHealth, { slowerThan }: Thresholds, now: number): Facts {
  const { seq, state, admit, capacity, evidence, baseline, lately } = target;
  const rps = rpsOf(capacity);
  const reason = reasonOf(state);
  return {
    seq,
    state: state.phase,
    ...(reason === undefined ? {} : { reason }),
    ...(state.phase === 'open' || (state.phase === 'isolated' && state.overMs === 0) ? { leave: true } : {}),
    admit,
    capRps: rps === Infinity ? null : rps,
    failP: failP(target, now),
    slowLimit: slowLimit(baseline, slowerThan),
    evidence: {
      failuresInARow: evidence.row.length,
      tallies: tallies(evidence.history, now),
      slowness: slowness(lately, baseline),
    },
  };
}

/** Of a target that nobody has said anything about: it takes everything. */
export function unknownFacts(thresholds: Thresholds): Facts {
  return facts(newTarget, thresholds, 0);
}

/** From its calls; where there are none, from its probes. */
export function failP({ state, capacity, evidence }: TargetHealth, now: number): number {
  if (isLocked(capacity)) return 1;
  const counts = recent(evidence.window, now, lookMs);
  const calls = finished(counts);
  if (calls >= fewest) return (calls - counts.answered) / calls;
  if (state.phase === 'open') return 1 - state.probed;
  return calls > 0 ? (calls - counts.answered) / (calls + fewest) : 0;
}

function reasonOf(state: State): string | undefined {
  if (state.phase === 'closed') return undefined;
  return state.phase === 'isolated' ? `${state.reason} (${state.by})` : state.left.reason;
}
