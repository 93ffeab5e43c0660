import type { TargetId } from '../../route/target.ts';
import { rpsOf } from '../capacity/capacity.ts';
import { usualFeltMs } from '../capacity/need.ts';
import { isSuspicious } from '../evidence/verdict.ts';
import { inForce, isOver, isTrusted } from '../operator/override.ts';
import { forget } from '../target/hear.ts';
import type { Moment } from '../target/moment.ts';
import type { TargetHealth } from '../target/target.ts';
import { rulesOf, type Fleet } from './fleet.ts';
import { obeyed } from './obey.ts';
import { pace } from './pace.ts';
import { takeIn } from './receive.ts';
import { decision, type DecisionRecord } from './record.ts';
import { withoutSilent } from './silent.ts';

export interface FleetStep {
  readonly fleet: Fleet;
  /** Targets to probe, once each. */
  readonly probes: readonly TargetId[];
  readonly records: readonly DecisionRecord[];
}

/** A process that has not reported for so long, or for three quiet times, is gone. */
const goneMs = 180_000;
/** Steps are at least this far apart. */
export const leastStepMs = 200;
/** While there is something to wait for, a step comes at least this often. */
const stepMs = 1000;
const measureMs = 2000;

export function step(before: Fleet, now: number): FleetStep {
  const fleet = withoutSilent(withoutGone(takeIn(before, now), now), now);
  const orders = inForce(fleet.overrides, now);
  const targets: Record<TargetId, TargetHealth> = {};
  const probes: TargetId[] = [];
  const records: DecisionRecord[] = [];
  const moment = momentOf(fleet, now);
  for (const [target, health] of Object.entries(fleet.targets)) {
    const rules = rulesOf(fleet, target);
    const out = obeyed(health, target, orders, { ...moment, rules });
    const shadow = isTrusted(orders, target);
    const id = fleet.recorded + records.length + 1;
    const record = decision({ id, target, shadow, reporters: moment.reporters }, health, out, now);
    targets[target] = out.target;
    if (out.probe && !fleet.unprobed.includes(target)) probes.push(target);
    if (record !== undefined) records.push(record);
  }
  return {
    fleet: {
      ...fleet,
      seq: fleet.seq + 1,
      targets,
      overrides: fleet.overrides.filter((override) => !isOver(override, now)),
      drills: fleet.drills.filter((drill) => !isOver(drill, now)),
      recorded: fleet.recorded + records.length,
      steppedAt: now,
    },
    probes,
    records,
  };
}

/** When the owner should step, whether or not more is reported; null: there is nothing to wait for. */
export function nextStepAt(fleet: Fleet): number | null {
  const { targets, inbox, overrides, drills, steppedAt } = fleet;
  if (inbox.length > 0) return steppedAt + leastStepMs;
  const restless = Object.entries(targets).some(([target, health]) => isRestless(fleet, target, health));
  const ends = [...overrides, ...drills].map(({ until }) => Math.max(until, steppedAt + leastStepMs));
  const at = Math.min(restless ? steppedAt + stepMs : Infinity, ...ends);
  return at === Infinity ? null : at;
}

/** Time alone changes something about it. */
function isRestless(
  { unprobed, steppedAt }: Fleet,
  target: TargetId,
  { state, capacity, evidence, demand }: TargetHealth,
): boolean {
  if (state.phase === 'isolated') return steppedAt < state.since + state.overMs;
  if (state.phase !== 'closed' || rpsOf(capacity) !== Infinity) return true;
  return !unprobed.includes(target) && isSuspicious(evidence, demand.sent);
}

function momentOf(fleet: Fleet, now: number): Omit<Moment, 'rules'> {
  const reporters = Object.keys(fleet.workers).length;
  const { evidenceMs, incidentMs } = pace(fleet, now);
  return {
    reporters,
    measureMs: Math.max(measureMs, 2 * evidenceMs),
    feltMs: Math.max(usualFeltMs, 2 * evidenceMs + 1000, incidentMs + 1000),
    partial: incidentMs > measureMs,
    spacingMs: spacing(evidenceMs / Math.max(1, reporters)),
    now,
  };
}

/** Between two steps that take reports in: a step comes with the next report after the least time. */
function spacing(reportsApartMs: number): number {
  return Math.max(reportsApartMs, leastStepMs + reportsApartMs / 2);
}

function withoutGone(fleet: Fleet, now: number): Fleet {
  const afterMs = Math.max(goneMs, 3 * pace(fleet, now).quietMs);
  const gone = new Set(
    Object.keys(fleet.workers).filter((worker) => now - (fleet.workers[worker]?.at ?? 0) > afterMs),
  );
  if (gone.size === 0) return fleet;
  const targets = Object.entries(fleet.targets).map(
    ([target, health]) => [target, forget(health, gone)] as const,
  );
  return {
    ...fleet,
    workers: Object.fromEntries(Object.entries(fleet.workers).filter(([worker]) => !gone.has(worker))),
    targets: Object.fromEntries(targets),
  };
}
