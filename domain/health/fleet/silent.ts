import { forgetAsks } from '../target/hear.ts';
import type { Fleet } from './fleet.ts';
import { pace } from './pace.ts';

/** A report may come this late: it was sent again, or the owner moved to another process. */
const lateMs = 5000;

/**
 * Without what processes ask that have missed their time to report: one that was killed asks nothing any more, and
 * live calls that nobody makes must not stand in for the probes of an open target. They count as reporters until
 * they are gone for good, and ask again with their next report.
 */
export function withoutSilent(fleet: Fleet, now: number): Fleet {
  const { quietMs, incidentMs } = pace(fleet, now);
  const incidentSince = Math.min(
    ...Object.values(fleet.targets).map(({ state }) => (state.phase === 'closed' ? Infinity : state.since)),
  );
  // Who has reported since then was told to keep the incident's pace.
  const dueAt = (at: number) => at + (at >= incidentSince ? incidentMs : quietMs);
  const silent = new Set(
    Object.entries(fleet.workers).flatMap(([worker, { at }]) => (now > dueAt(at) + lateMs ? [worker] : [])),
  );
  if (silent.size === 0) return fleet;
  const targets = Object.entries(fleet.targets).map(
    ([target, health]) => [target, forgetAsks(health, silent)] as const,
  );
  return { ...fleet, targets: Object.fromEntries(targets) };
}
