import type { TargetId } from '../../route/target.ts';
import type { Drill } from '../operator/drill.ts';
import { inForce, isTrusted, pinsOf, type Pin } from '../operator/override.ts';
import { facts, type Facts } from '../target/facts.ts';
import { closed } from '../target/state.ts';
import { admission } from '../target/admission.ts';
import type { TargetHealth } from '../target/target.ts';
import { rulesOf, thresholdsOf, type Fleet } from './fleet.ts';
import { pace, type Pace } from './pace.ts';

/** What the fleet answers to a report. A worker keeps the newest one. */
export interface Directive {
  readonly seq: number;
  /** When it was given, by the owner's clock, as all times in it. */
  readonly at: number;
  readonly pace: Pace;
  readonly targets: Readonly<Record<TargetId, Facts>>;
  readonly drills: readonly Drill[];
  /** By route. */
  readonly pins: Readonly<Record<string, Pin>>;
}

export function directive(fleet: Fleet, now: number): Directive {
  const orders = inForce(fleet.overrides, now);
  const targets = Object.entries(fleet.targets).map(([target, health]) => {
    const thresholds = thresholdsOf(fleet.thresholds, target);
    if (!isTrusted(orders, target)) return [target, facts(health, thresholds, now)] as const;
    return [
      target,
      { ...facts(trusted(fleet, target, health, now), thresholds, now), trusted: true },
    ] as const;
  });
  return {
    seq: fleet.seq,
    at: now,
    pace: pace(fleet, now),
    targets: Object.fromEntries(targets),
    drills: fleet.drills.filter(({ at, until }) => at <= now && now < until),
    pins: pinsOf(orders),
  };
}

/** As if it were well: its limit holds, its state doesn't. */
function trusted(fleet: Fleet, target: TargetId, health: TargetHealth, now: number): TargetHealth {
  const rules = rulesOf(fleet, target);
  const well = { ...health, state: closed };
  const admit = admission(well, { rules, now });
  return { ...well, admit };
}
