const unit = '(?:ms|milliseconds?|s|sec(?:ond)?s?|m|min(?:ute)?s?|h|hours?|d|days?)';

/** The source of a pattern for a duration as vendors write it: `6m0s`, `20ms`, `1.5 seconds`. */
export const durationPattern = String.raw`(?:\d+(?:\.\d+)?\s*${unit}(?![a-z])\s*)+`;

const whole = new RegExp(`^${durationPattern}$`, 'i');

/** Such a duration in ms; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  if (!whole.test(text)) return undefined;
  const steps = [...text.toLowerCase().matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g)];
  return steps.reduce((sum, [, count, name = '']) => sum + Number(count) * lengthOf(name), 0);
}

const lengths: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function lengthOf(name: string): number {
  return /^(ms|milli)/.test(name) ? 1 : (lengths[name.charAt(0)] ?? 0);
}
