import { withoutScores } from '../evidence/evidence.ts';
import type { Verdict } from '../evidence/verdict.ts';
import { penalise } from './damping.ts';
import { departure, departureFor } from './recovery.ts';
import type { Departure, Open } from './state.ts';
import type { TargetHealth } from './target.ts';
import { verdictInWords } from './words.ts';

/** Why a target changed: what a decision record says. */
export type Why =
  | Verdict
  | { readonly reason: 'fewer failures again' }
  /** Good probes for `goodForMs`. */
  | { readonly reason: 'probes good'; readonly goodForMs: number }
  | { readonly reason: 'return accepted' | 'return rejected'; readonly score: number }
  | { readonly reason: 'step went well' | 'ramp complete' }
  /** An operator's order: whose, and why. */
  | { readonly reason: 'drained'; readonly by: string; readonly because: string }
  | { readonly reason: 'released' };

/** What a phase makes of a moment: the target, why it changed (absent: it didn't), and whether to probe it. */
export interface Step {
  readonly target: TargetHealth;
  readonly why?: Why;
  readonly probe?: true;
}

/** After its first probe failed, an open target is probed again this soon at the earliest. */
const firstProbeMs = 2000;

/** Leaves the target. `penalty`: how much it counts for damping. */
export function leave(target: TargetHealth, verdict: Verdict, now: number): Step {
  return left(target, departure(verdict, verdictInWords(verdict)), verdict, 1, now);
}

export function leaveAgain(target: TargetHealth, was: Departure, why: Why, now: number): Step {
  return left(target, was, why, 0.5, now);
}

function left(target: TargetHealth, left: Departure, why: Why, penalty: number, now: number): Step {
  return {
    target: {
      ...target,
      evidence: withoutScores(target.evidence),
      penalty: penalise(target.penalty, penalty, now),
      state: opened(left, now, now + firstProbeMs),
    },
    why,
  };
}

/** An operator's hand is off it: back through probes and the ramp, never at once. */
export function release(target: TargetHealth, now: number): Step {
  const state = opened(departureFor('released by an operator'), now, now);
  return { target: { ...target, state }, why: { reason: 'released' } };
}

function opened(left: Departure, now: number, probeAt: number): Open {
  return { phase: 'open', since: now, left, goodSince: null, probeAt, probed: 0, score: 0 };
}
