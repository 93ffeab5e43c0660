/** How much a target takes. "Too much" is not an illness: what it takes is measured, and that much is sent. */
export type Capacity =
  | { readonly phase: 'unlimited' }
  | Limited
  /** It refuses everything and said until when: nothing is sent before. */
  | { readonly phase: 'locked'; readonly until: number; readonly wasRps: number };

export interface Limited {
  readonly phase: 'limited';
  readonly rps: number;
  /** What it took when it last refused: the limit climbs there fast, and beyond it slowly. */
  readonly wasRps: number;
  /** Times of the last cut, the last refusals beyond tolerance, the last use, and since when there is room. */
  readonly cutAt: number;
  readonly throttledAt: number;
  readonly usedAt: number;
  readonly roomSince: number | null;
  /** Nothing is known yet after a lock: it begins with a trickle, and one refusal of everything locks again. */
  readonly slowStart: boolean;
  /** Calls before it are not measured. */
  readonly measuredFrom: number;
}

export const unlimited: Capacity = { phase: 'unlimited' };

export function rpsOf(capacity: Capacity): number {
  if (capacity.phase === 'locked') return 0;
  return capacity.phase === 'limited' ? capacity.rps : Infinity;
}

export function isLocked(capacity: Capacity): boolean {
  return capacity.phase === 'locked';
}

/** Calls before this time say nothing about the limit in force. */
export function measuredFrom(capacity: Capacity): number {
  return capacity.phase === 'limited' ? capacity.measuredFrom : 0;
}
