import type { TargetId } from '../../route/target.ts';
import { drainOf, type Drain, type Override } from '../operator/override.ts';
import { admission } from '../target/admission.ts';
import type { Moment } from '../target/moment.ts';
import type { Isolated, State } from '../target/state.ts';
import { step } from '../target/step.ts';
import type { TargetHealth } from '../target/target.ts';
import { release, type Step } from '../target/transition.ts';

/** One step of a target under the orders that are in force. */
export function obeyed(
  health: TargetHealth,
  target: TargetId,
  inForce: readonly Override[],
  moment: Moment,
): Step {
  const drain = drainOf(inForce, target);
  const isIsolated = health.state.phase === 'isolated';
  if (drain === undefined)
    return isIsolated ? admitted(release(health, moment.now), moment) : step(health, moment);
  const isolated = { ...health, state: isolatedBy(drain, health.state) };
  if (isIsolated) return step(isolated, moment);
  const { by, reason } = drain;
  return admitted({ target: isolated, why: { reason: 'drained', by, because: reason } }, moment);
}

/** Another order for a target that is drained may hasten it, and never brings calls back. */
function isolatedBy({ by, reason, at, overMs }: Drain, was: State): Isolated {
  const asked = { phase: 'isolated', since: at, by, reason, overMs } as const;
  if (was.phase !== 'isolated' || overMs === 0) return asked;
  if (was.since + was.overMs <= at + overMs) return { ...was, by, reason };
  return { ...asked, since: at - overMs * ((at - was.since) / was.overMs) };
}

function admitted(out: Step, moment: Moment): Step {
  return { ...out, target: { ...out.target, admit: admission(out.target, moment) } };
}
