import { clamp } from '../clamp.ts';
import { acceptedRps, throttledRps, throttledShare, type Accepted } from './accepted.ts';
import type { Capacity, Limited } from './capacity.ts';
import { grown, settled } from './growth.ts';
import { headroom, isStarving, tolerated, type Need } from './need.ts';

const leastRps = 0.2;
const utilization = 0.97;
/** So many refusals among so many calls are no accident. */
const fewestThrottled = 3;
const fewestCalls = 10;
const lockedShare = 0.9;
const lockMs = { least: 5000, most: 300_000 };

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
  const rps = isStarving(need) ? took * headroom(need) : least;
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
