import { acceptedRps, throttledShare, type Accepted } from './accepted.ts';
import { unlimited, type Capacity, type Limited } from './capacity.ts';
import { headroom, isStarving, tempo, tolerated, type Need } from './need.ts';

/** With fewer calls there is nothing to go by. */
const fewestCalls = 10;
/** A limit that nobody has come near for this long is forgotten: neither does it grow meanwhile. */
const unusedMs = 600_000;
/** A limit with room to spare for this long has served. */
const roomMs = 10_000;
const roomFactor = 1.3;
/** Per second: of the way back to what it took before, and of itself on that way. */
const wayBack = { ofGap: 0.3, ofItself: 0.01 };
/** Beyond, per second of itself: after some quiet it doubles again and again, up to a bound. */
const trying = { least: 0.004, most: 0.1, afterMs: 5000, doublesMs: 8000 };
/** From a lock: half as much again each second. */
const slowStartGrowth = 0.5;

/** Fast back to what it took before, then by trying a little more, ever faster while nothing is refused. */
export function grown(limited: Limited, seen: Accepted, need: Need, now: number): Limited {
  const share = throttledShare(seen);
  const used = limited.slowStart || need.sentRps >= limited.rps / 2;
  const usedAt = used ? now : limited.usedAt;
  const throttledAt = share > tolerated(need) / 2 ? now : limited.throttledAt;
  const felt = now - limited.cutAt > Math.max(need.feltMs, seen.overMs);
  const noted = { ...limited, usedAt, throttledAt };
  if (!used || !felt || share > tolerated(need) || hasRoom(limited, need)) return noted;
  const starved = isStarving(need) && seen.answered + seen.throttled >= fewestCalls;
  const rps = starved ? Math.max(limited.rps, acceptedRps(seen) * headroom(need)) : limited.rps;
  const next =
    rps + growthPerSecond({ ...noted, rps }, seen, need, now) * (need.passedMs / 1000) * tempo(need);
  return {
    ...noted,
    rps: rps < limited.wasRps && !limited.slowStart ? Math.min(limited.wasRps, next) : next,
  };
}

function growthPerSecond(limited: Limited, seen: Accepted, need: Need, now: number): number {
  const { rps, wasRps, slowStart, throttledAt } = limited;
  if (slowStart && rps < need.askedRps) return seen.answered > 0 ? slowStartGrowth * rps : 0;
  if (rps < wasRps) return wayBack.ofGap * (wasRps - rps) + wayBack.ofItself * rps;
  const quietMs = Math.max(0, (now - throttledAt) * tempo(need) - trying.afterMs);
  return rps * Math.min(trying.most, trying.least * 2 ** (quietMs / trying.doublesMs));
}

/** More than is asked fits: it need not grow. */
function hasRoom({ rps }: Limited, { askedRps }: Need): boolean {
  return rps > roomFactor * askedRps;
}

/** Without a limit that has served, or that nobody uses. */
export function settled(limited: Limited, need: Need, now: number): Capacity {
  const room = need.sentRps >= limited.rps / 2 && hasRoom(limited, need);
  const roomSince = room ? (limited.roomSince ?? now) : null;
  const served = roomSince !== null && now - roomSince > roomMs;
  return served || now - limited.usedAt > unusedMs ? unlimited : { ...limited, roomSince };
}
