import type { TargetId } from '../../route/target.ts';
import type { Directive } from '../fleet/directive.ts';
import type { Report } from '../fleet/report.ts';
import { noTally, partOf, told, type Tally } from './tally.ts';

/** What one process tells, and when. */
export interface Reporting {
  readonly worker: string;
  /** Of the last report. */
  readonly seq: number;
  readonly reportedAt: number;
  readonly tallies: Readonly<Record<TargetId, Tally>>;
}

/** `since`: the first report covers the time from then. */
export function newReporting(worker: string, since: number): Reporting {
  return { worker, seq: 0, reportedAt: since, tallies: {} };
}

export function tallyOf({ tallies }: Reporting, target: TargetId): Tally {
  return tallies[target] ?? noTally;
}

export function withTally(reporting: Reporting, target: TargetId, tally: Tally): Reporting {
  return { ...reporting, tallies: { ...reporting.tallies, [target]: tally } };
}

export interface Told {
  readonly report: Report;
  /** Waits for the next report. */
  readonly reporting: Reporting;
}

const leastCoversMs = 100;

export function tell({ worker, seq, reportedAt, tallies }: Reporting, now: number): Told {
  const entries = Object.entries(tallies);
  const report = {
    worker,
    seq: seq + 1,
    coversMs: Math.max(leastCoversMs, now - reportedAt),
    hot: firstBadAt(tallies) !== null,
    targets: Object.fromEntries(entries.map(([target, tally]) => [target, partOf(tally, now)])),
  };
  const left = Object.fromEntries(entries.map(([target, tally]) => [target, told(tally)]));
  return { report, reporting: { worker, seq: seq + 1, reportedAt: now, tallies: left } };
}

/**
 * When the next report is due: soon with bad calls to tell or during an incident, else when it is quiet. `chance`, in
 * [0, 1), is drawn once a report and keeps a fleet from reporting in step.
 */
export function dueAt({ reportedAt, tallies }: Reporting, directive: Directive, chance: number): number {
  const { pace, targets } = directive;
  const quietAt = reportedAt + pace.quietMs * (1 - chance / 5);
  const incident = Object.values(targets).some(({ state, capRps }) => state !== 'closed' || capRps !== null);
  const incidentAt = incident ? reportedAt + pace.incidentMs : Infinity;
  const firstAt = firstBadAt(tallies);
  const evidenceAt =
    firstAt === null ? Infinity : Math.max(firstAt + chance * pace.firstMs, reportedAt + pace.evidenceMs);
  return Math.min(quietAt, incidentAt, evidenceAt);
}

function firstBadAt(tallies: Reporting['tallies']): number | null {
  const times = Object.values(tallies).flatMap(({ bad }) => (bad === null ? [] : [bad.firstAt]));
  return times.length > 0 ? Math.min(...times) : null;
}
