export interface Need {
  /** Calls per second that ask for a place, and that are sent. */
  readonly askedRps: number;
  readonly sentRps: number;
  /**
   * In [0, 1]: how much callers are turned away for lack of room everywhere. Then a refused call costs less than one
   * that was never tried.
   */
  readonly pressure: number;
  /** The target's last Retry-After ends then; 0: there was none. */
  readonly retryAt: number;
  /** Since the last step. */
  readonly passedMs: number;
  /** A cut needs this long to be felt. */
  readonly feltMs: number;
  /**
   * Reports are so rare that the first to come are those with refusals: what was sent, less those, tells what was
   * taken better than what is reported as answered.
   */
  readonly partial: boolean;
}

/** With a report a second. */
export const usualFeltMs = 3000;
/** Share of refused calls that is worth it; with nobody else left, much more is. */
const tolerance = { usual: 0.05, starving: 0.3 };
const headroomStarving = 1.25;
const starvingAt = 0.1;

export function tolerated({ pressure }: Need): number {
  return tolerance.usual + (tolerance.starving - tolerance.usual) * pressure;
}

/** How much more than it took is tried. */
export function headroom({ pressure }: Need): number {
  return 1 + (headroomStarving - 1) * pressure;
}

export function isStarving({ pressure }: Need): boolean {
  return pressure > starvingAt;
}

/** Where a change takes long to be felt, everything goes slower, so that it doesn't overshoot. */
export function tempo({ feltMs }: Need): number {
  return Math.min(1, Math.sqrt(usualFeltMs / feltMs));
}
