import { addSketch, callsIn, fade, medianOf, noSketch, type Sketch } from './sketch.ts';

/** How long one target's first tokens usually take: the yardstick of "slow". */
export interface Baseline {
  readonly sketch: Sketch;
  /** As a ratio to what the prompt's length lets expect. */
  readonly median: number;
  /** 0: its habits are not known yet. */
  readonly fadedAt: number;
}

export const noBaseline: Baseline = { sketch: noSketch, median: 1, fadedAt: 0 };

const fadeEveryMs = 30_000;
const halfLifeMs = 3_600_000;
/** Fewer calls than this don't make a habit. */
const fewest = 50;
/** Later than any limit on first tokens. */
const neverSlow = 1000;

/** Only for a target that looks well: an incident must not become the norm. */
export function learn(baseline: Baseline, times: Sketch, now: number): Baseline {
  const sketch = callsIn(times) > 0 ? addSketch(baseline.sketch, times) : baseline.sketch;
  if (now - baseline.fadedAt < fadeEveryMs || callsIn(sketch) <= fewest)
    return sketch === baseline.sketch ? baseline : { ...baseline, sketch };
  return {
    sketch: fade(sketch, 0.5 ** (fadeEveryMs / halfLifeMs)),
    median: medianOf(sketch),
    fadedAt: now,
  };
}

/** The last twenty or so first tokens, for routes that set a `slowerThan` of their own. */
export function lately(sketch: Sketch, times: Sketch): Sketch {
  const calls = callsIn(times);
  if (calls === 0) return sketch;
  const room = Math.max(0, lastCalls - calls);
  const before = callsIn(sketch);
  return addSketch(before > room ? fade(sketch, room / before) : sketch, times);
}

/**
 * From which ratio on a first token is slow. None is before its habits are known: models that think before they speak
 * take ten times longer than others, and are well.
 */
export function slowLimit({ median, fadedAt }: Baseline, slowerThan: number): number {
  return fadedAt === 0 ? neverSlow : slowerThan * median;
}

const lastCalls = 20;
const fewestLately = 5;

/** How many times slower than usual the last first tokens were; 1 where too few are known. */
export function slowness(lately: Sketch, { median, fadedAt }: Baseline): number {
  return fadedAt === 0 || callsIn(lately) < fewestLately ? 1 : medianOf(lately) / median;
}
