import type { TargetId } from '../../route/target.ts';
import type { Part } from '../target/hear.ts';

/** What one worker process says about all its targets since its last report. */
export interface Report {
  /** The process, not the host: a restart is another worker. */
  readonly worker: string;
  /** Counts up from 1: a report with the same or a lower one than already taken in changes nothing. */
  readonly seq: number;
  readonly coversMs: number;
  /** It has bad calls to tell. */
  readonly hot: boolean;
  readonly targets: Readonly<Record<TargetId, Part>>;
}

/** A process that reports. */
export interface Reporter {
  readonly at: number;
  readonly seq: number;
  /** When it last had bad calls to tell; 0: never. */
  readonly hotAt: number;
}
