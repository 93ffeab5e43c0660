import type { RetryPolicy } from '../route/route.ts';

/** Wait before the try after `tries` tries, in ms: doubles each time, between half and all of it by chance. */
export function backoffMs(
  { backoffMs, maxBackoffMs }: Pick<RetryPolicy, 'backoffMs' | 'maxBackoffMs'>,
  tries: number,
  random: number,
): number {
  const full = Math.min(maxBackoffMs, backoffMs * 2 ** (tries - 1));
  return Math.round(full * (0.5 + random / 2));
}
