import type { DecisionRecord } from '../../../domain/health/fleet/record.ts';

/** What happened to one route's calls. */
export interface RouteRun {
  readonly failedPercent: number;
  readonly offPrimaryPercent: number;
  readonly p99Ms: number;
  /** How often its share on the primary crossed 30 or 70 %. */
  readonly flips: number;
}

/** What was measured of one run. Calls of the first minutes are not counted. */
export interface Run {
  readonly calls: number;
  readonly failedPercent: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of all calls: answered by another provider though the primary was well. */
  readonly needlessPercent: number;
  /** Attempts at a provider that answered nothing then. */
  readonly wasted: number;
  readonly wastedProbes: number;
  readonly backupPercent: number;
  readonly flips: number;
  /** From the incident's begin until most calls go elsewhere; from its end until nine of ten are back. NaN: never. */
  readonly detectMs: number;
  readonly backMs: number;
  /** From the incident's end until the primary first answers a call. */
  readonly firstBackMs: number;
  readonly throttled: Readonly<Record<string, number>>;
  readonly rebreaks: number;
  readonly probes: Readonly<Record<string, number>>;
  readonly routes: Readonly<Record<string, RouteRun>>;
  /** How often the primary was left, by the fleet and by single workers while the fleet did not. */
  readonly trips: number;
  readonly localTrips: number;
  readonly reports: number;
  /** Reports per second, over the worst ten seconds. */
  readonly peakReportsRps: number;
  readonly records: readonly DecisionRecord[];
}

/** From its begin until the fleet left the primary, in ms; NaN: it never did. */
export function openedAfterMs({ records }: Run, from: number, target: string): number {
  const opened = records.find(
    ({ target: at, to, from: was }) => at === target && was.phase !== 'open' && to.phase === 'open',
  );
  return opened === undefined ? Number.NaN : opened.at - from;
}
