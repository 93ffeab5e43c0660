import { chance, normal } from './random.ts';
import { primary, type Fault, type Scenario } from './scenario.ts';
import { day, minute, second } from './time.ts';

/** How one attempt goes. An answer's `ms` is until its first token; a hang never ends by itself. */
export type Reply =
  | { readonly is: 'answer'; readonly ms: number }
  | { readonly is: 'error'; readonly ms: number }
  | { readonly is: 'hang' }
  | { readonly is: 'throttle'; readonly ms: number; readonly retryAfterMs: number }
  | { readonly is: 'capacity'; readonly ms: number };

export interface Asked {
  /** Luck is drawn from it: unlike for any two attempts. */
  readonly luck: number;
  readonly promptTokens: number;
  readonly worker: number;
}

export interface Provider {
  reply(asked: Asked, now: number): Reply;
  /** Calls per second that it takes; null: any. */
  limit(now: number): number | null;
  /** It answers nothing. */
  isDead(now: number): boolean;
  /** It is worse than usual in some way that a caller feels. */
  isIll(now: number): boolean;
  slower(now: number): number;
  /** How often it broke again under what it could not carry yet. */
  readonly rebreaks: () => number;
}

interface Blip {
  readonly from: number;
  readonly to: number;
}

const firstTokenMs = (promptTokens: number) => 350 * (1 + promptTokens / 1400);
const usualErrors = 0.005;
const blipErrors = 0.5;
/** First tokens of providers other than the primary take this much longer. */
const otherSlower = 1.3;
/** One call in a hundred waits long, for a queue or a cold cache. */
const tail = { share: 0.01, exponent: 1 / 1.5, most: 40 };
const dailyDrift = 0.25;
const refusedMs = 120;
/** So many calls beyond what a cold provider carries, each worth the time it takes one, break it. */
const breaksAt = 10;
const brokenMs = minute;

export function provider(name: string, scenario: Scenario, seed: number): Provider {
  const faults: readonly Fault[] = scenario.faults[name] ?? [];
  const key = seed + nameKey(name);
  const blips = name === primary ? blipsOf(scenario, seed) : [];
  let blip = 0;
  let bucket: { tokens: number; at: number } | undefined;
  let stress = { level: 0, at: 0 };
  let brokenUntil = 0;
  let coldSince: number | undefined;
  let rebreaks = 0;

  const faultAt = (now: number) => faults.find(({ from, to }) => now >= from && now < to);

  function limit(now: number): number | null {
    const fault = faultAt(now);
    if (fault?.rps !== undefined) return fault.rps;
    if (fault?.cold === undefined) return null;
    const { fullRps, start, rampMs } = fault.cold;
    const warm = start + ((1 - start) * (now - (coldSince ?? fault.from))) / rampMs;
    return fullRps * Math.min(1, Math.max(start, warm));
  }

  /** Undefined: it is within what the provider takes. */
  function refusal(fault: Fault, draw: (which: number) => number, now: number): Reply | undefined {
    const rps = limit(now);
    if (rps === null) {
      bucket = undefined;
      return undefined;
    }
    const most = fault.rps === undefined ? 2 + rps : Math.max(2, rps);
    const before = bucket ?? { tokens: most, at: now };
    const tokens = Math.min(most, before.tokens + ((now - before.at) / second) * rps);
    bucket = { tokens: tokens < 1 ? tokens : tokens - 1, at: now };
    if (tokens >= 1) return undefined;
    if (fault.rps !== undefined) {
      const retryAfterMs = second * Math.max(1, Math.ceil((1 - tokens) / rps));
      return { is: 'throttle', ms: refusedMs + 50 * draw(3), retryAfterMs };
    }
    suffer(1 / rps, now);
    return { is: 'capacity', ms: errorMs(draw) };
  }

  function suffer(more: number, now: number): void {
    stress = { level: Math.max(0, stress.level - (now - stress.at) / (2 * second)) + more, at: now };
    if (stress.level <= breaksAt) return;
    rebreaks++;
    brokenUntil = now + brokenMs;
    coldSince = brokenUntil;
    stress = { level: 0, at: now };
  }

  function inBlip(now: number): boolean {
    while ((blips[blip]?.to ?? Infinity) <= now) blip++;
    return (blips[blip]?.from ?? Infinity) <= now;
  }

  function reply({ luck, promptTokens, worker }: Asked, now: number): Reply {
    const draw = (which: number) => chance(key, luck, which);
    const fault = faultAt(now);
    const { deadEgress } = scenario;
    const egressIsDead = name === primary && deadEgress?.worker === worker;
    if (egressIsDead && now >= deadEgress.from && now < deadEgress.to) return { is: 'hang' };
    if (fault?.quota) {
      const leftMs = Math.ceil((fault.to - now) / second) * second;
      return { is: 'throttle', ms: refusedMs, retryAfterMs: Math.min(minute, leftMs) };
    }
    if (now < brokenUntil) return { is: 'error', ms: errorMs(draw) };
    const refused = fault === undefined ? undefined : refusal(fault, draw, now);
    if (refused !== undefined) return refused;
    const blipped = inBlip(now);
    const errors = Math.max(fault?.errors ?? 0, blipped ? blipErrors : 0, usualErrors);
    if (draw(4) < errors) return { is: 'error', ms: errorMs(draw) };
    if (fault?.hangs !== undefined && draw(5) < fault.hangs) return { is: 'hang' };
    const drift = 1 + dailyDrift * Math.sin((2 * Math.PI * now) / day);
    const slower = (fault?.slower ?? 1) * (blipped ? 2 : 1) * (name === primary ? 1 : otherSlower);
    return { is: 'answer', ms: firstTokenMs(promptTokens) * spread(draw) * drift * slower };
  }

  function isDead(now: number): boolean {
    const fault = faultAt(now);
    const dead = fault?.quota === true || (fault?.errors ?? 0) > 0.9 || (fault?.hangs ?? 0) > 0.9;
    return dead || now < brokenUntil;
  }

  function isIll(now: number): boolean {
    const { errors = 0, hangs = 0, slower = 1 } = faultAt(now) ?? {};
    return isDead(now) || errors > 0.05 || hangs > 0.05 || slower > 2 || limit(now) !== null;
  }

  return {
    reply,
    limit,
    isDead,
    isIll,
    slower: (now) => faultAt(now)?.slower ?? 1,
    rebreaks: () => rebreaks,
  };
}

/** Providers draw their luck apart from each other. */
function nameKey(name: string): number {
  return Array.from(name, (letter) => letter.charCodeAt(0)).reduce(
    (key, code) => Math.imul(key, 31) + code,
    7,
  );
}

function errorMs(draw: (which: number) => number): number {
  return 250 * Math.exp(0.6 * normal(draw(1), draw(2)));
}

function spread(draw: (which: number) => number): number {
  const usual = Math.exp(0.4 * normal(draw(6), draw(7)));
  return draw(8) < tail.share ? usual * Math.min(tail.most, draw(9) ** -tail.exponent) : usual;
}

function blipsOf({ blipEveryMs, lastsMs }: Scenario, seed: number): readonly Blip[] {
  if (blipEveryMs === undefined) return [];
  const blips: Blip[] = [];
  for (let from = 0; from < lastsMs;) {
    from -= Math.log(chance(seed, blips.length, 901)) * blipEveryMs;
    blips.push({ from, to: from + 500 + 2000 * chance(seed, blips.length, 902) });
  }
  return blips;
}
