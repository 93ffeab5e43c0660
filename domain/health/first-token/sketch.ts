import { clamp } from '../clamp.ts';

/**
 * First-token times as a histogram: bucket -> calls. A time is a ratio to what the prompt's length lets expect; the
 * buckets divide 0.05 to 50 evenly on a logarithmic scale, so neighbours are 11 % apart.
 */
export type Sketch = Readonly<Record<number, number>>;

export const noSketch: Sketch = {};

const buckets = 64;
const lowest = Math.log(0.05);
const highest = Math.log(50);

/** What the first token of a prompt usually takes, in ms: only its growth with the length matters. */
export function expectedFirstTokenMs(promptTokens: number): number {
  return 350 * (1 + promptTokens / 1400);
}

export function addTime(sketch: Sketch, ratio: number): Sketch {
  const bucket = bucketOf(ratio);
  return { ...sketch, [bucket]: (sketch[bucket] ?? 0) + 1 };
}

export function addSketch(one: Sketch, other: Sketch): Sketch {
  const sum: Record<number, number> = { ...one };
  for (const [bucket, calls] of Object.entries(other))
    sum[Number(bucket)] = (sum[Number(bucket)] ?? 0) + calls;
  return sum;
}

/** All counts times `factor`; what becomes negligible goes. */
export function fade(sketch: Sketch, factor: number): Sketch {
  const kept = Object.entries(sketch).map(([bucket, calls]) => [bucket, calls * factor] as const);
  return Object.fromEntries(kept.filter(([, calls]) => calls > 0.01));
}

export function callsIn(sketch: Sketch): number {
  return Object.values(sketch).reduce((sum, calls) => sum + calls, 0);
}

/** The median ratio; 1 where there is nothing. */
export function medianOf(sketch: Sketch): number {
  const half = callsIn(sketch) / 2;
  let below = 0;
  for (const [bucket, calls] of Object.entries(sketch)) {
    below += calls;
    if (below >= half) return ratioOf(Number(bucket));
  }
  return 1;
}

function bucketOf(ratio: number): number {
  const place = (Math.log(ratio) - lowest) / (highest - lowest);
  return clamp(Math.floor(place * buckets), 0, buckets - 1);
}

function ratioOf(bucket: number): number {
  return Math.exp(lowest + ((bucket + 0.5) / buckets) * (highest - lowest));
}
