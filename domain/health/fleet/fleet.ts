import type { TargetId } from '../../route/target.ts';
import type { Drill } from '../operator/drill.ts';
import type { Override } from '../operator/override.ts';
import { fleetRules, unprobedRules, type Rules } from '../target/rules.ts';
import { newTarget, type TargetHealth } from '../target/target.ts';
import { thresholds, type Thresholds } from '../thresholds.ts';
import type { Report, Reporter } from './report.ts';

/** Thresholds of the whole fleet, and those of single targets where they differ. */
export interface FleetThresholds {
  readonly fleet: Partial<Thresholds>;
  readonly targets: Readonly<Record<TargetId, Partial<Thresholds>>>;
}

/** The fleet's shared record, owned by one: reports in, directive out. Plain JSON. */
export interface Fleet {
  /** Grows with each step: of two directives the one with the higher number is the newer. */
  readonly seq: number;
  readonly thresholds: FleetThresholds;
  /** Targets that are never asked without a caller. */
  readonly unprobed: readonly TargetId[];
  readonly targets: Readonly<Record<TargetId, TargetHealth>>;
  readonly workers: Readonly<Record<string, Reporter>>;
  /** Reports since the last step: they are taken in together, so that their order doesn't matter. */
  readonly inbox: readonly Report[];
  readonly overrides: readonly Override[];
  readonly drills: readonly Drill[];
  /** Of the last decision record. */
  readonly recorded: number;
  readonly steppedAt: number;
}

export function newFleet(
  targets: readonly TargetId[],
  thresholds: FleetThresholds = { fleet: {}, targets: {} },
): Fleet {
  return {
    seq: 0,
    thresholds,
    unprobed: [],
    targets: Object.fromEntries(targets.map((target) => [target, newTarget])),
    workers: {},
    inbox: [],
    overrides: [],
    drills: [],
    recorded: 0,
    steppedAt: 0,
  };
}

export function thresholdsOf({ fleet, targets }: FleetThresholds, target: TargetId): Thresholds {
  return thresholds({ ...fleet, ...targets[target] });
}

/** What the fleet judges a target by. */
export function rulesOf({ thresholds, unprobed }: Fleet, target: TargetId): Rules {
  const given = thresholdsOf(thresholds, target);
  return unprobed.includes(target) ? unprobedRules(given) : fleetRules(given);
}
