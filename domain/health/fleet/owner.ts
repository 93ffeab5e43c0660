import type { TargetId } from '../../route/target.ts';
import type { ProbeResult } from '../target/hear.ts';
import { newTarget } from '../target/target.ts';
import type { Act } from './act.ts';
import { adopted, withoutStrangers } from './adopt.ts';
import type { FleetConfig } from './config.ts';
import { newFleet, type Fleet } from './fleet.ts';
import { receive, receiveProbe } from './receive.ts';
import { recordOf, type DecisionRecord } from './record.ts';
import type { Report } from './report.ts';
import { leastStepMs, step } from './step.ts';

/** All that the fleet's owner keeps. Plain JSON and bounded: it travels through continue-as-new. */
export interface Owner {
  readonly fleet: Fleet;
  /** Null: no process has told one yet. */
  readonly config: FleetConfig | null;
  /** How the last probe of each target ended. */
  readonly probed: Readonly<Record<TargetId, Probed>>;
  /** Since when each target is in its phase; absent: always. */
  readonly changedAt: Readonly<Record<TargetId, number>>;
  /** The last ones, oldest first. */
  readonly records: readonly DecisionRecord[];
}

export interface Probed {
  readonly at: number;
  readonly outcome: ProbeResult['outcome'];
}

/** The owner after something happened, with the targets to probe, once each. */
export interface Turn {
  readonly owner: Owner;
  readonly probes: readonly TargetId[];
}

export const newOwner: Owner = {
  fleet: newFleet([]),
  config: null,
  probed: {},
  changedAt: {},
  records: [],
};

const keptRecords = 200;

/** Takes a report in, and the configuration that came with it. */
export function hearReport(owner: Owner, report: Report, config: FleetConfig | undefined, now: number): Turn {
  const known = config === undefined ? owner : adopted(owner, config, now);
  const heard = { ...known, fleet: receive(known.fleet, report) };
  return now - heard.fleet.steppedAt >= leastStepMs ? turn(heard, now) : { owner: heard, probes: [] };
}

export function hearProbe(owner: Owner, target: TargetId, result: ProbeResult, now: number): Owner {
  if (owner.fleet.targets[target] === undefined) return owner;
  return {
    ...owner,
    fleet: receiveProbe(owner.fleet, target, result, now),
    probed: { ...owner.probed, [target]: { at: now, outcome: result.outcome } },
  };
}

/** One step of the fleet. */
export function turn(before: Owner, now: number): Turn {
  const { fleet, probes, records } = step(before.fleet, now);
  const over = endedBetween(before.fleet, fleet);
  const stepped = {
    ...before,
    fleet,
    changedAt: changedAt(before, records),
    records: [...before.records, ...records],
  };
  const owner = withoutStrangers(over.reduce<Owner>((sum, act) => recorded(sum, act, now), stepped));
  return { owner: { ...owner, records: owner.records.slice(-keptRecords) }, probes };
}

/** With one more record, of what an operator did. */
export function recorded(owner: Owner, why: Act, now: number): Owner {
  const { fleet } = owner;
  const { target } = 'order' in why ? why.order : why.drill;
  const health = fleet.targets[target] ?? newTarget;
  const about = { id: fleet.recorded + 1, target, reporters: Object.keys(fleet.workers).length, why };
  return {
    ...owner,
    fleet: { ...fleet, recorded: about.id },
    records: [...owner.records, recordOf(about, health, health, now)].slice(-keptRecords),
  };
}

function endedBetween(before: Fleet, after: Fleet): readonly Act[] {
  const orders = before.overrides.filter((order) => !after.overrides.includes(order));
  const drills = before.drills.filter((drill) => !after.drills.includes(drill));
  return [
    ...orders.map((order) => ({ reason: 'order over', order }) as const),
    ...drills.map((drill) => ({ reason: 'drill over', drill }) as const),
  ];
}

function changedAt({ changedAt }: Owner, records: readonly DecisionRecord[]): Owner['changedAt'] {
  const changes = records.filter(({ from, to }) => from.phase !== to.phase);
  return { ...changedAt, ...Object.fromEntries(changes.map(({ target, at }) => [target, at])) };
}
