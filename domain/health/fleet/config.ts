import type { TargetId } from '../../route/target.ts';
import type { FleetThresholds } from './fleet.ts';

/** What a process's configuration says of health: the fleet's owner has none of its own and adopts the newest. */
export interface FleetConfig {
  /** Of the whole configuration. */
  readonly digest: string;
  /** When the process began that holds it, in ms since the epoch: of two configurations the later one holds. */
  readonly since: number;
  readonly thresholds: FleetThresholds;
  readonly targets: Readonly<Record<TargetId, ProbeConfig>>;
  /** The targets of each route, in its order: what an order may speak of. */
  readonly routes: Readonly<Record<string, readonly TargetId[]>>;
}

export interface ProbeConfig {
  /** False: it is never asked without a caller. */
  readonly probe: boolean;
}
