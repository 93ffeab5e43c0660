import type { Moment } from './moment.ts';
import { isAccepted, isRejected } from './recovery.ts';
import { rampFactor } from './share.ts';
import type { HalfOpen } from './state.ts';
import type { TargetHealth } from './target.ts';
import { leaveAgain, type Step } from './transition.ts';

const leastMs = 4000;
/** Too few calls to be judged by: a probe is added. */
const silentMs = 5000;

export function halfOpenStep(target: TargetHealth, state: HalfOpen, { now }: Moment): Step {
  const { score, since, left, share, probeAt } = state;
  if (isRejected(score)) return leaveAgain(target, left, { reason: 'return rejected', score }, now);
  if (isAccepted(score) && now - since >= leastMs) {
    const next = Math.min(1, share * rampFactor);
    return {
      target: {
        ...target,
        state: { phase: 'ramping', since: now, left, share: next, ceiling: 1, setbacks: 0, good: 0 },
      },
      why: { reason: 'return accepted', score },
    };
  }
  if (now < probeAt || now - target.heardAt <= silentMs) return { target };
  return { target: { ...target, state: { ...state, probeAt: now + silentMs } }, probe: true };
}
