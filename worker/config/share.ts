/** A percentage: `42%`, `0.5 %`. */
export const percentPattern = /^(\d{1,3}(?:\.\d{1,3})?) ?%$/;

/** A share in [0, 1] from a percentage or a plain number; undefined when it is neither. */
export function parseShare(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const match = typeof value === 'string' ? percentPattern.exec(value) : null;
  // Divided in whole thousandths: 0.42 exactly, and not what 42 * 0.01 gives.
  return match === null ? undefined : Math.round(Number(match[1]) * 1000) / 100_000;
}

/** As people write it: 0.42 is `42%`. */
export function formatShare(share: number): string {
  return `${Math.round(share * 100_000) / 1000}%`;
}
