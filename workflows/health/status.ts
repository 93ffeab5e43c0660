import { directive } from '../../domain/health/fleet/directive.ts';
import type { Owner } from '../../domain/health/fleet/owner.ts';
import type { DecisionRecord } from '../../domain/health/fleet/record.ts';
import { inForce } from '../../domain/health/operator/override.ts';
import type { FleetStatus, HistoryRequest } from './messages.ts';

/** What the fleet's owner knows, for people. */
export function statusOf({ fleet, config, probed, changedAt }: Owner, now: number): FleetStatus {
  const { targets, drills } = directive(fleet, now);
  return {
    at: now,
    digest: config?.digest ?? null,
    workers: Object.keys(fleet.workers).length,
    targets: Object.entries(targets).map(([target, facts]) => {
      const { fresh = 0, rescue = 0, sent = 0 } = fleet.targets[target]?.demand ?? {};
      const since = changedAt[target];
      const last = probed[target];
      return {
        target,
        facts,
        ...(since === undefined ? {} : { since }),
        probe: !fleet.unprobed.includes(target),
        ...(last === undefined ? {} : { probed: last }),
        askedRps: fresh + rescue,
        sentRps: sent,
      };
    }),
    routes: config?.routes ?? {},
    overrides: inForce(fleet.overrides, now),
    drills,
  };
}

const usualLimit = 50;

/** The newest first. */
export function historyOf(
  { records }: Owner,
  { target, limit = usualLimit }: HistoryRequest = {},
): readonly DecisionRecord[] {
  const wanted = records.filter((record) => target === undefined || record.target === target);
  return wanted.slice(-limit).toReversed();
}
