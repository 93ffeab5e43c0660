import { clamp } from '../clamp.ts';
import { acceptedRps, throttledRps, throttledShare, type Accepted } from './accepted.ts';

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

const leastRps = 0.2;
/** With a report a second. */
export const usualFeltMs = 3000;
const utilization = 0.97;
/** Share of refused calls that is worth it; with nobody else left, much more is. */
const tolerance = { usual: 0.05, starving: 0.3 };
const headroomStarving = 1.25;
const starvingAt = 0.1;
/** So many refusals among so many calls are no accident. */
const fewestThrottled = 3;
const fewestCalls = 10;
const lockedShare = 0.9;
const lockMs = { least: 5000, most: 300_000 };
/** A limit that nobody has come near for this long is forgotten: neither does it grow meanwhile. */
const unusedMs = 600_000;
/** A limit with room to spare for this long has served. */
const roomMs = 10_000;
const roomFactor = 1.3;

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

/** One step of control. */
export function control(capacity: Capacity, seen: Accepted, need: Need, now: number): Capacity {
  switch (capacity.phase) {
    case 'locked':
      return now < capacity.until ? capacity : unlocked(capacity);
    case 'unlimited':
      return isTooMuch(seen, need) ? cut(undefined, seen, need, now) : capacity;
    case 'limited':
    default: {
      const exhausted = capacity.slowStart && seen.throttled > 0 && seen.answered === 0;
      const felt = now - capacity.cutAt >= Math.max(need.feltMs, seen.overMs);
      if (exhausted || (felt && isTooMuch(seen, need))) return cut(capacity, seen, need, now);
      return settled(grown(capacity, seen, need, now), need, now);
    }
  }
}

function unlocked({ until, wasRps }: { readonly until: number; readonly wasRps: number }): Limited {
  return {
    phase: 'limited',
    rps: leastRps,
    wasRps,
    cutAt: until,
    throttledAt: until,
    usedAt: until,
    roomSince: null,
    slowStart: true,
    measuredFrom: until,
  };
}

function tookRps(limited: Limited | undefined, seen: Accepted, { partial, sentRps }: Need): number {
  if (!partial) return acceptedRps(seen);
  return Math.max(0, Math.max(sentRps, limited?.rps ?? 0) - throttledRps(seen));
}

function tolerated({ pressure }: Need): number {
  return tolerance.usual + (tolerance.starving - tolerance.usual) * pressure;
}

function headroom({ pressure }: Need): number {
  return 1 + (headroomStarving - 1) * pressure;
}

function isTooMuch(seen: Accepted, need: Need): boolean {
  if (seen.throttled < fewestThrottled || seen.answered + seen.throttled < fewestCalls) return false;
  return throttledShare(seen) > tolerated(need);
}

/** Down to what it took, or, where it took next to nothing and said when to come back, locked until then. */
function cut(limited: Limited | undefined, seen: Accepted, need: Need, now: number): Capacity {
  const took = tookRps(limited, seen, need);
  const wasRps = Math.max(leastRps, took);
  const exhausted = limited?.slowStart === true && seen.answered === 0;
  if (exhausted || (throttledShare(seen) > lockedShare && need.retryAt > now)) {
    const until = clamp(need.retryAt, now + lockMs.least, now + lockMs.most);
    return { phase: 'locked', until, wasRps };
  }
  const least = Math.min(limited === undefined ? Infinity : limited.rps * utilization, took * utilization);
  const rps = need.pressure > starvingAt ? took * headroom(need) : least;
  return {
    phase: 'limited',
    rps: Math.max(leastRps, rps),
    wasRps,
    cutAt: now,
    throttledAt: now,
    usedAt: now,
    roomSince: null,
    slowStart: false,
    measuredFrom: limited?.measuredFrom ?? 0,
  };
}

/** Fast back to what it took before, then by trying a little more, ever faster while nothing is refused. */
function grown(limited: Limited, seen: Accepted, need: Need, now: number): Limited {
  const share = throttledShare(seen);
  const used = limited.slowStart || need.sentRps >= limited.rps / 2;
  const usedAt = used ? now : limited.usedAt;
  const throttledAt = share > tolerated(need) / 2 ? now : limited.throttledAt;
  const felt = now - limited.cutAt > Math.max(need.feltMs, seen.overMs);
  const noted = { ...limited, usedAt, throttledAt };
  if (!used || !felt || share > tolerated(need) || hasRoom(limited, need)) return noted;
  const starved = need.pressure > starvingAt && seen.answered + seen.throttled >= fewestCalls;
  const rps = starved ? Math.max(limited.rps, acceptedRps(seen) * headroom(need)) : limited.rps;
  const next =
    rps + growthPerSecond({ ...noted, rps }, seen, need, now) * (need.passedMs / 1000) * tempo(need);
  return {
    ...noted,
    rps: rps < limited.wasRps && !limited.slowStart ? Math.min(limited.wasRps, next) : next,
  };
}

/** Where a change takes long to be felt, everything goes slower, so that it doesn't overshoot. */
function tempo({ feltMs }: Need): number {
  return Math.min(1, Math.sqrt(usualFeltMs / feltMs));
}

function growthPerSecond(limited: Limited, seen: Accepted, need: Need, now: number): number {
  const { rps, wasRps, slowStart, throttledAt } = limited;
  if (slowStart && rps < need.askedRps) return seen.answered > 0 ? rps / 2 : 0;
  if (rps < wasRps) return 0.3 * (wasRps - rps) + 0.01 * rps;
  const quietMs = Math.max(0, (now - throttledAt) * tempo(need) - 5000);
  return rps * Math.min(0.1, 0.004 * 2 ** (quietMs / 8000));
}

/** More than is asked fits: it need not grow. */
function hasRoom({ rps }: Limited, { askedRps }: Need): boolean {
  return rps > roomFactor * askedRps;
}

function settled(limited: Limited, need: Need, now: number): Capacity {
  const room = need.sentRps >= limited.rps / 2 && hasRoom(limited, need);
  const roomSince = room ? (limited.roomSince ?? now) : null;
  const served = roomSince !== null && now - roomSince > roomMs;
  return served || now - limited.usedAt > unusedMs ? unlimited : { ...limited, roomSince };
}
