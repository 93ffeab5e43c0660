import type { AttemptLimits } from '../../domain/route/route.ts';
import { defaults } from './defaults.ts';
import { parseDuration } from './duration.ts';
import { child } from './place.ts';
import type { Place } from './place.ts';

/** The limits of a route that are durations, as the file names them. */
export const limitKeys = [
  'connect',
  'firstToken',
  'firstTokenReasoning',
  'idle',
  'total',
  'deadline',
] as const;
export type LimitKey = (typeof limitKeys)[number];

type Written = { readonly [Key in LimitKey]?: number | undefined };

type DurationKey = 'backoff' | 'maxBackoff' | 'maxWait' | 'window' | 'after' | 'toolTimeout' | LimitKey;

/** The limits that are written at a place, in ms. */
export function durationsOf(limits: Place): Partial<Record<LimitKey, number>> {
  const durations: Partial<Record<LimitKey, number>> = {};
  for (const key of limitKeys) {
    const ms = parseDuration(child(limits, key).value);
    if (ms !== undefined) durations[key] = ms;
  }
  return durations;
}

/** The duration in ms that holds when none is written. */
export function defaultMs(key: DurationKey): number {
  return parseDuration(defaults[key]) ?? 0;
}

export function callLimits(route: Written): { readonly deadlineMs: number } {
  return { deadlineMs: route.deadline ?? defaultMs('deadline') };
}

/**
 * A target's limit wins over the route's. A default never exceeds the limit around it, so that whoever shortens `total`
 * alone isn't told about a `firstToken` that nobody wrote; and a `firstToken` that somebody wrote holds for models that
 * reason too.
 */
export function attemptLimits(
  route: Written,
  target: Written,
  deadlineMs: number,
): Record<Exclude<LimitKey, 'deadline'>, number> {
  const pick = (key: LimitKey, ceiling: number) =>
    target[key] ?? route[key] ?? Math.min(defaultMs(key), ceiling);
  const total = pick('total', deadlineMs);
  const firstToken = pick('firstToken', total);
  return {
    total,
    firstToken,
    firstTokenReasoning:
      target.firstTokenReasoning ??
      target.firstToken ??
      route.firstTokenReasoning ??
      route.firstToken ??
      Math.min(defaultMs('firstTokenReasoning'), total),
    connect: pick('connect', firstToken),
    idle: pick('idle', total),
  };
}

export function toAttemptLimits(limits: ReturnType<typeof attemptLimits>): AttemptLimits {
  return {
    connectMs: limits.connect,
    firstTokenMs: limits.firstToken,
    firstTokenReasoningMs: limits.firstTokenReasoning,
    idleMs: limits.idle,
    totalMs: limits.total,
  };
}
