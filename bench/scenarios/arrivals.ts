import type { Load, Window } from './scenario.ts';

/** A call comes up to this part of the usual distance early or late. */
const jitter = 0.4;

/** When the calls of a load begin, in ms, in order: evenly but for a jitter. `random` gives numbers in [0, 1). */
export function arrivals({ rps, during }: Load, lastsMs: number, random: () => number): readonly number[] {
  const { from, to }: Window = during ?? { from: 0, to: lastsMs };
  const everyMs = 1000 / rps;
  const count = Math.floor((to - from) / everyMs);
  return Array.from({ length: count }, (_, at) => from + everyMs * (at + 0.5 + jitter * (2 * random() - 1)));
}
