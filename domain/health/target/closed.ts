import { scoreOf } from '../evidence/evidence.ts';
import { enough } from '../evidence/signal.ts';
import { isOneVoice, isSuspicious, judge, judgeConfiguration, type Question } from '../evidence/verdict.ts';
import type { Moment } from './moment.ts';
import type { Closed } from './state.ts';
import { fewCallsRps, type TargetHealth } from './target.ts';
import { leave, type Step } from './transition.ts';

/** Below it calls alone tell too little: failures in a row count as well. */
const rowBelowRps = 1;
const suspectProbeMs = 1000;
/** A target that nobody calls is probed this often, so that its health is known when it is needed. */
const standbyProbeMs = 60_000;

export function closedStep(target: TargetHealth, state: Closed, moment: Moment): Step {
  const { rules, reporters, now } = moment;
  const { evidence, demand } = target;
  const fewCalls = rules.probes && demand.sent < rowBelowRps;
  const question: Question = {
    tests: rules.tests,
    signals: ['failures', 'timeouts', 'slowness'],
    score: enough,
    reporters,
    ...(fewCalls ? { inARow: rules.failuresInARow } : {}),
  };
  const verdict = judgeConfiguration(evidence, reporters) ?? judge(evidence, question, now);
  if (verdict !== undefined) return leave(target, verdict, now);
  const worse = judge(evidence, { tests: rules.tests, signals: ['degraded'], score: enough, reporters }, now);
  if (worse !== undefined && !state.degraded)
    return { target: { ...target, state: { ...state, degraded: true } }, why: worse };
  if (state.degraded && scoreOf(evidence, 'degraded') === 0)
    return {
      target: { ...target, state: { ...state, degraded: false } },
      why: { reason: 'fewer failures again' },
    };
  return wantsProbe(target, moment)
    ? { target: { ...target, probeAt: now + suspectProbeMs }, probe: true }
    : { target };
}

function wantsProbe(
  { evidence, demand, heardAt, probeAt }: TargetHealth,
  { reporters, now }: Moment,
): boolean {
  if (now < probeAt) return false;
  if (now - heardAt >= standbyProbeMs) return true;
  const unsure = demand.sent < fewCallsRps || isOneVoice(evidence, reporters);
  return unsure && isSuspicious(evidence, demand.sent);
}
