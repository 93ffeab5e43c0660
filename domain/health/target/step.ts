import { accepted } from '../capacity/accepted.ts';
import { isLocked, measuredFrom, type Capacity } from '../capacity/capacity.ts';
import { control } from '../capacity/control.ts';
import { learn } from '../first-token/baseline.ts';
import { noSketch } from '../first-token/sketch.ts';
import { admission } from './admission.ts';
import { closedStep } from './closed.ts';
import { halfOpenStep } from './half-open.ts';
import type { Moment } from './moment.ts';
import { openStep } from './open.ts';
import { rampingStep } from './ramping.ts';
import { isUsual, type TargetHealth } from './target.ts';
import type { Step } from './transition.ts';

/** Where a quarter of the new work is turned away by everybody, the pressure to take more is full. */
const starving = 0.25;
const leastPassedMs = 50;

/** One step, about once a second: at most one change of state. */
export function step(target: TargetHealth, moment: Moment): Step {
  const { now } = moment;
  const capacity = controlled(target, moment);
  const baseline = isUsual(target) ? learn(target.baseline, noSketch, now) : target.baseline;
  const out = stepPhase({ ...target, capacity, baseline }, moment);
  const next = { ...out.target, seq: target.seq + 1, steppedAt: now };
  const { probe, ...rest } = out;
  return {
    ...rest,
    target: { ...next, admit: admission(next, moment) },
    // Retry-After holds for probes too.
    ...(probe && !isLocked(capacity) ? { probe } : {}),
  };
}

function stepPhase(target: TargetHealth, moment: Moment): Step {
  const { state } = target;
  switch (state.phase) {
    case 'closed':
      return closedStep(target, state, moment);
    case 'open':
      return openStep(target, state, moment);
    case 'half-open':
      return halfOpenStep(target, state, moment);
    case 'ramping':
      return rampingStep(target, state, moment);
    case 'isolated':
    default:
      return { target };
  }
}

function controlled(target: TargetHealth, { now, feltMs, measureMs, spacingMs, partial }: Moment): Capacity {
  const { capacity, evidence, demand, waiting, retryAt, steppedAt } = target;
  const measurement = { waiting: waiting.all, from: measuredFrom(capacity), leastMs: measureMs, spacingMs };
  const need = {
    askedRps: demand.fresh + demand.rescue,
    sentRps: demand.sent,
    pressure: Math.min(1, demand.denied / Math.max(0.1, starving * demand.fresh)),
    retryAt,
    passedMs: Math.max(leastPassedMs, now - steppedAt),
    feltMs,
    partial,
  };
  return control(capacity, accepted(evidence.window, measurement, now), need, now);
}
