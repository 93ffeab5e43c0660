import type { TargetId } from '../../route/target.ts';
import type { Facts } from '../target/facts.ts';

/** What a process believes of each target. */
export type View = Readonly<Record<TargetId, Facts>>;

export interface Sides {
  /** The fleet's word. */
  readonly fleet: Facts;
  /** The process's own; absent where its own calls are too few to tell. */
  readonly own?: Facts;
  /** The fleet has not been heard for too long. */
  readonly stale: boolean;
}

/**
 * The fleet's word holds, but a process that finds a target ill which the fleet calls well goes by its own: the fault
 * may be its own. Without a fleet it is alone with its evidence, or knows nothing and takes the route's order.
 */
export function believe({ fleet, own, stale }: Sides, unknown: Facts): Facts {
  if (stale) return own ?? unknown;
  const knowsBetter =
    fleet.state === 'closed' && fleet.trusted !== true && own !== undefined && own.state !== 'closed';
  return knowsBetter ? own : fleet;
}

const leastStaleMs = 10_000;

/** How long a directive holds without a newer one. */
export function staleAfterMs(quietMs: number): number {
  return Math.max(leastStaleMs, 2 * quietMs);
}
