import { withoutScores } from '../evidence/evidence.ts';
import { judge } from '../evidence/verdict.ts';
import { dampedStepMs } from './damping.ts';
import type { Moment } from './moment.ts';
import { halfOpenShare, nextShare, rampFactor } from './share.ts';
import { closed, type Ramping } from './state.ts';
import type { TargetHealth } from './target.ts';
import { leave, type Step } from './transition.ts';

/** Less evidence than for leaving: it has been ill. */
const setbackScore = 7;
/** A setback that bad, or a second one, is a relapse. */
const relapse = { fraction: 0.5, setbacks: 1 };
const fewestGood = 10;
/** With fewer good calls than that a step takes this many times as long. */
const patience = 3;

export function rampingStep(target: TargetHealth, state: Ramping, { rules, reporters, now }: Moment): Step {
  const question = { tests: rules.tests, score: setbackScore, reporters };
  const verdict = judge(target.evidence, { ...question, signals: ['degraded', 'timeouts', 'slowness'] }, now);
  if (verdict !== undefined && (state.setbacks >= relapse.setbacks || verdict.fraction >= relapse.fraction))
    return leave(target, verdict, now);
  const forgetting = { ...target, evidence: withoutScores(target.evidence) };
  if (verdict !== undefined) {
    const share = Math.max(halfOpenShare, state.share / rampFactor);
    const setbacks = state.setbacks + 1;
    return {
      target: { ...forgetting, state: { ...state, setbacks, ceiling: share, share, since: now, good: 0 } },
      why: verdict,
    };
  }
  const stepMs = dampedStepMs(target.penalty, rules.rampStepMs, now);
  const passedMs = now - state.since;
  if (passedMs < stepMs || (state.good < fewestGood && passedMs < patience * stepMs)) return { target };
  if (state.share >= 1) return { target: { ...forgetting, state: closed }, why: { reason: 'ramp complete' } };
  const share = nextShare(state.share, state.ceiling);
  return {
    target: { ...target, state: { ...state, share, since: now, good: 0 } },
    why: { reason: 'step went well' },
  };
}
