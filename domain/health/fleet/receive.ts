import type { TargetId } from '../../route/target.ts';
import { hear, hearProbe, type PartOf, type ProbeResult } from '../target/hear.ts';
import { newTarget, type TargetHealth } from '../target/target.ts';
import { rulesOf, type Fleet } from './fleet.ts';
import type { Report, Reporter } from './report.ts';

/** Takes a report; a duplicate, and one that is older than what the last step took in, changes nothing. */
export function receive(fleet: Fleet, report: Report): Fleet {
  const { worker, seq } = report;
  const isLate = seq <= (fleet.workers[worker]?.seq ?? 0);
  if (isLate || fleet.inbox.some((other) => other.worker === worker && other.seq === seq)) return fleet;
  return { ...fleet, inbox: [...fleet.inbox, report] };
}

export function receiveProbe(fleet: Fleet, target: TargetId, result: ProbeResult, now: number): Fleet {
  const health = fleet.targets[target];
  if (health === undefined) return fleet;
  const rules = rulesOf(fleet, target);
  return { ...fleet, targets: { ...fleet.targets, [target]: hearProbe(health, result, rules, now) } };
}

/** Everything in the inbox taken in, as of now. */
export function takeIn(fleet: Fleet, now: number): Fleet {
  const reports = fleet.inbox.toSorted(
    (one, other) => compare(one.worker, other.worker) || one.seq - other.seq,
  );
  if (reports.length === 0) return fleet;
  const parts = Map.groupBy(reports.flatMap(partsOf), ({ target }) => target);
  const targets: Record<TargetId, TargetHealth> = { ...fleet.targets };
  for (const [target, said] of parts) {
    targets[target] = hear(targets[target] ?? newTarget, said, rulesOf(fleet, target), now);
  }
  const workers: Record<string, Reporter> = { ...fleet.workers };
  for (const { worker, seq, hot } of reports)
    workers[worker] = { at: now, seq, hotAt: hot ? now : (workers[worker]?.hotAt ?? 0) };
  return { ...fleet, targets, workers, inbox: [] };
}

function partsOf({ worker, coversMs, targets }: Report): readonly (PartOf & { readonly target: TargetId })[] {
  return Object.entries(targets).map(([target, part]) => ({ ...part, target, worker, coversMs }));
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
