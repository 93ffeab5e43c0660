import type { DecisionRecord } from '../../domain/health/fleet/record.ts';
import type { Directive } from '../../domain/health/fleet/directive.ts';
import type { FleetConfig } from '../../domain/health/fleet/config.ts';
import type { Report } from '../../domain/health/fleet/report.ts';
import type { Drill } from '../../domain/health/operator/drill.ts';
import type { Override, Release } from '../../domain/health/operator/override.ts';
import type { Facts } from '../../domain/health/target/facts.ts';
import type { TargetId } from '../../domain/route/target.ts';

/** The fleet whose health is shared, unless another is named: all workers of a namespace. */
export const defaultFleet = 'understudy';

/** The id of the workflow that owns a fleet's health, and the queue on which it and its probes run. */
export function healthName(fleet: string = defaultFleet): string {
  return `${fleet}-health`;
}

/** The wire names of the messages of `llmHealth`. */
export const healthMessages = {
  /** Update: `HealthReport` -> `HealthAnswer`. */
  report: 'report',
  /** Update: `Override` -> `Override`; refused with a clear error. */
  order: 'order',
  /** Update: `ReleaseRequest` -> what was taken back, `Override[]`. */
  release: 'release',
  /** Update: `Drill` -> `Drill`. */
  startDrill: 'startDrill',
  /** Update: `EndDrillRequest` -> the drill as it was, or null. */
  endDrill: 'endDrill',
  /** Query: `FleetStatus`. */
  getStatus: 'getStatus',
  /** Query: `HistoryRequest` -> `DecisionRecord[]`, the newest first. */
  getHistory: 'getHistory',
} as const;

export interface HealthReport {
  readonly report: Report;
  /** In a process's first report, and in the one after an answer that wants it. */
  readonly config?: FleetConfig;
}

export interface HealthAnswer {
  readonly directive: Directive;
  /** The owner knows no configuration: it began anew. */
  readonly wantsConfig?: true;
}

/** `by` and `reason` stand in the history. */
export type ReleaseRequest = Release & { readonly by?: string; readonly reason?: string };

export interface EndDrillRequest {
  readonly id: string;
  readonly why: string;
  readonly by?: string;
}

export interface HistoryRequest {
  readonly target?: TargetId;
  /** Default: 50. */
  readonly limit?: number;
}

export interface TargetStatus {
  readonly target: TargetId;
  readonly facts: Facts;
  /** Since when it is in its state, in ms since the epoch; absent: always. */
  readonly since?: number;
  readonly probe: boolean;
  /** The last probe, if there was one: a backup is known to work before it is needed. */
  readonly probed?: { readonly at: number; readonly outcome: string };
  /** Calls per second that ask for it, and that are sent. */
  readonly askedRps: number;
  readonly sentRps: number;
}

/** What the fleet's owner knows: the answer to `getStatus`. */
export interface FleetStatus {
  readonly at: number;
  readonly digest: string | null;
  readonly workers: number;
  readonly targets: readonly TargetStatus[];
  readonly routes: Readonly<Record<string, readonly TargetId[]>>;
  readonly overrides: readonly Override[];
  readonly drills: readonly Drill[];
}

export type { DecisionRecord, Drill, Override, Release };
