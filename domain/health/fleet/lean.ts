import { noDemand } from '../demand.ts';
import { noEvidence } from '../evidence/evidence.ts';
import { newTarget } from '../target/target.ts';
import type { Owner } from './owner.ts';

const fewRecords = 50;

/**
 * Of all that an owner knows what is small whatever the number of processes: states, limits, habits and orders. What
 * the processes said is said again with their next reports.
 */
export function lean(owner: Owner): Owner {
  const { waiting } = newTarget;
  const targets = Object.entries(owner.fleet.targets).map(
    ([target, health]) => [target, { ...health, evidence: noEvidence, demand: noDemand, waiting }] as const,
  );
  return {
    ...owner,
    fleet: { ...owner.fleet, targets: Object.fromEntries(targets) },
    records: owner.records.slice(-fewRecords),
  };
}
