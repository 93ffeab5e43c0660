import { clamp } from '../clamp.ts';
import { judgedCalls } from '../evidence/counts.ts';
import { withoutScores } from '../evidence/evidence.ts';
import { recent } from '../evidence/window.ts';
import { carried } from './admission.ts';
import { dampedReturnMs } from './damping.ts';
import type { Moment } from './moment.ts';
import { halfOpenShare } from './share.ts';
import type { Open } from './state.ts';
import { fewCallsRps, type TargetHealth } from './target.ts';
import type { Step } from './transition.ts';

/** An open target that answers calls as a last resort is judged by them: they say more than probes. */
const liveRps = 0.5;
const liveMs = 3000;
const fewestLive = 3;
/** With few calls a wrong return costs little: it may come this soon. */
const fewCallsReturnMs = 4000;
const soonestReturnMs = 2000;
/** The longer it was open, the rarer the probes: 5 % of that time, 15 s at most unless set higher. */
const probePart = 0.05;
const rarestProbeMs = 15_000;
/** Alone, a first few good calls of the trickle are enough to go on. */
const aloneScore = 1;

export function openStep(target: TargetHealth, was: Open, moment: Moment): Step {
  const { rules, now } = moment;
  const live = rules.probes && isLive(target, now);
  const probe = rules.probes && !live && now >= was.probeAt;
  const state = live ? { ...was, goodSince: liveGoodSince(target, was, moment) } : was;
  const goodForMs = returnAfterMs(target, moment);
  const back = rules.probes
    ? state.goodSince !== null && now - state.goodSince >= goodForMs
    : state.score >= aloneScore;
  if (back) return { target: halfOpened(target, state, moment), why: { reason: 'probes good', goodForMs } };
  if (!probe) return { target: { ...target, state } };
  const everyMs = clamp(
    (now - was.since) * probePart,
    rules.probeEveryMs,
    Math.max(rarestProbeMs, rules.probeEveryMs),
  );
  return { target: { ...target, state: { ...state, probeAt: now + everyMs } }, probe };
}

function isLive({ demand, evidence }: TargetHealth, now: number): boolean {
  return demand.sent > liveRps && judgedCalls(recent(evidence.window, now, liveMs)) > 0;
}

function liveGoodSince(
  { evidence }: TargetHealth,
  { goodSince }: Open,
  { rules, now }: Moment,
): number | null {
  const counts = recent(evidence.window, now, liveMs);
  const failed = (counts.error + counts.timeout) / judgedCalls(counts);
  const good = counts.answered - counts.overdue >= fewestLive && failed < rules.tests.degraded.breakEven;
  return good ? (goodSince ?? now) : null;
}

/** The more callers have nobody else, the sooner. */
function returnAfterMs({ demand, penalty }: TargetHealth, { rules, now }: Moment): number {
  const usual =
    demand.fresh < fewCallsRps ? Math.min(fewCallsReturnMs, rules.returnAfterMs) : rules.returnAfterMs;
  const nowhereElse = clamp(demand.last / Math.max(0.01, demand.fresh), 0, 1);
  return Math.max(soonestReturnMs, dampedReturnMs(penalty, usual, now) * (1 - nowhereElse));
}

function halfOpened(target: TargetHealth, { left, score }: Open, { rules, now }: Moment): TargetHealth {
  const few = Math.min(rules.halfOpenMost, rules.halfOpenRps / Math.max(0.01, target.demand.fresh));
  const share = Math.max(halfOpenShare, few, carried(target));
  return {
    ...target,
    evidence: withoutScores(target.evidence),
    state: { phase: 'half-open', since: now, left, share, score: Math.max(0, score), probeAt: now },
  };
}
