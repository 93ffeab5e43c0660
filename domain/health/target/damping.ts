/** How often a target was left lately: each time counts 1, a return that failed a half; halves every 30 minutes. */
export interface Penalty {
  readonly value: number;
  readonly at: number;
}

export const noPenalty: Penalty = { value: 0, at: 0 };

const halfLifeMs = 1_800_000;
const longestMs = 300_000;
const factor = 3;
const slowestRamp = 4;

function penaltyAt({ value, at }: Penalty, now: number): number {
  return value * 0.5 ** ((now - at) / halfLifeMs);
}

export function penalise(penalty: Penalty, more: number, now: number): Penalty {
  return { value: penaltyAt(penalty, now) + more, at: now };
}

/** How long it must look well: three times as long for each time it was left before, 5 minutes at most. */
export function dampedReturnMs(penalty: Penalty, returnAfterMs: number, now: number): number {
  const before = Math.max(0, penaltyAt(penalty, now) - 1);
  return Math.max(returnAfterMs, Math.min(longestMs, returnAfterMs * factor ** before));
}

/** How long a step of the ramp takes: up to four times as long for a target that flaps. */
export function dampedStepMs(penalty: Penalty, rampStepMs: number, now: number): number {
  return rampStepMs * Math.min(slowestRamp, Math.max(1, penaltyAt(penalty, now)));
}
