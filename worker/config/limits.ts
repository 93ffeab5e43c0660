import type { AttemptLimits } from '../../domain/route/route.ts';
import { defaults } from './defaults.ts';
import { parseDuration } from './duration.ts';

/** The limits of a route that are durations, as the file names them. */
export const limitKeys = ['connect', 'firstToken', 'idle', 'total', 'deadline'] as const;
export type LimitKey = (typeof limitKeys)[number];

type Written = { readonly [Key in LimitKey]?: number | undefined };

/** The limit in ms that holds when none is written. */
export function defaultMs(key: 'backoff' | 'maxBackoff' | 'toolTimeout' | LimitKey): number {
  return parseDuration(defaults[key]) ?? 0;
}

export function callLimits(route: Written): { readonly deadlineMs: number } {
  return { deadlineMs: route.deadline ?? defaultMs('deadline') };
}

/**
 * A target's limit wins over the route's. A default never exceeds the limit around it, so that whoever shortens `total`
 * alone isn't told about a `firstToken` that nobody wrote.
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
  return { total, firstToken, connect: pick('connect', firstToken), idle: pick('idle', total) };
}

export function toAttemptLimits(limits: ReturnType<typeof attemptLimits>): AttemptLimits {
  return {
    connectMs: limits.connect,
    firstTokenMs: limits.firstToken,
    idleMs: limits.idle,
    totalMs: limits.total,
  };
}
