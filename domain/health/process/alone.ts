import { usualFeltMs } from '../capacity/need.ts';
import type { Facts } from '../target/facts.ts';
import { hear } from '../target/hear.ts';
import { aloneRules } from '../target/rules.ts';
import { step } from '../target/step.ts';
import { newTarget, type TargetHealth } from '../target/target.ts';
import type { Thresholds } from '../thresholds.ts';
import { partOf, type Tally } from './tally.ts';

/**
 * One process's own judgement of a target: the fleet's machine, fed by this process alone. It trips at once on a
 * fault of the process's own, and decides while the fleet can't be reached.
 */
export interface Alone {
  readonly target: TargetHealth;
  readonly heardAt: number;
}

/** Below it its own calls are too few to judge by. */
const fewestAskedRps = 0.1;
const measureMs = 2000;
const self = 'self';

export function newAlone(now: number): Alone {
  return { target: { ...newTarget, steppedAt: now }, heardAt: now };
}

/** After what was counted since it last heard. */
export function consider(
  { target, heardAt }: Alone,
  tally: Tally,
  thresholds: Thresholds,
  now: number,
): Alone {
  const rules = aloneRules(thresholds);
  const coversMs = Math.max(1, now - heardAt);
  const heard = hear(target, [{ ...partOf(tally, now), worker: self, coversMs }], rules, now);
  const out = step(heard, {
    rules,
    reporters: 1,
    feltMs: usualFeltMs,
    measureMs,
    partial: false,
    spacingMs: coversMs,
    now,
  });
  return { target: out.target, heardAt: now };
}

/** Nothing is wrong as far as it knows: it need not be asked until there is news. */
export function isCalm({ target }: Alone): boolean {
  const { state, capacity, evidence } = target;
  return (
    state.phase === 'closed' &&
    capacity.phase === 'unlimited' &&
    Object.keys(evidence.suspicions).length === 0
  );
}

/** The fleet decides about the target: no second opinion is left behind, only its habits. */
export function yielded({ target }: Alone, fleet: Facts, now: number): Alone {
  const baseline = target.baseline;
  const own = newAlone(now);
  return fleet.state === 'closed' || target.state.phase === 'closed'
    ? { target, heardAt: now }
    : { ...own, target: { ...own.target, baseline } };
}

/** Whether its own calls are enough to judge by. */
export function canJudge({ target }: Alone): boolean {
  return target.demand.fresh + target.demand.rescue >= fewestAskedRps;
}
