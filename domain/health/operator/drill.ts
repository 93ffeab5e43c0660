import type { TargetId } from '../../route/target.ts';

/** The faults that a drill can play, as they look to the attempt. */
export const drillFaults = ['503', '529', '429', '500', 'reset', 'silence', 'cut'] as const;

export type DrillFault = (typeof drillFaults)[number];

/** A failover on purpose, on real traffic: a share of a route's calls to a target is told that it fails. */
export interface Drill {
  readonly id: string;
  readonly route: string;
  readonly target: TargetId;
  readonly fault: DrillFault;
  /** Of the route's attempts at the target, in (0, 1]. */
  readonly share: number;
  readonly by: string;
  readonly reason: string;
  readonly at: number;
  /** It ends by itself then. */
  readonly until: number;
}
