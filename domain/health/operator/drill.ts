import type { TargetId } from '../../route/target.ts';
import { overrideProblems, type Term } from './override.ts';

/** The faults that a drill can play, as they look to the attempt. */
export const drillFaults = ['503', '529', '429', '500', 'reset', 'silence', 'cut'] as const;

export type DrillFault = (typeof drillFaults)[number];

/** A failover on purpose, on real traffic: a share of a route's calls to a target is told that it fails. */
export interface Drill extends Term {
  readonly id: string;
  readonly route: string;
  readonly target: TargetId;
  readonly fault: DrillFault;
  /** Of the route's attempts at the target, in (0, 1]. */
  readonly share: number;
}

/** What is wrong with a drill, one line each. */
export function drillProblems(drill: Drill): readonly string[] {
  const { id, fault, share } = drill;
  return [
    ...(id.trim() === '' ? ['id must not be empty'] : []),
    ...(drillFaults.includes(fault) ? [] : [`fault must be one of ${drillFaults.join(', ')}`]),
    ...(share > 0 && share <= 1 ? [] : [`share must be above 0 and at most 1, not ${share}`]),
    ...overrideProblems(drill),
  ];
}
