/** How many times as much: `3x`, `2.5x`. */
export const factorPattern = /^(\d{1,4}(?:\.\d{1,3})?)x$/;

/** From `3x` or a plain number; undefined when it is neither. */
export function parseFactor(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const match = typeof value === 'string' ? factorPattern.exec(value) : null;
  return match === null ? undefined : Number(match[1]);
}

/** As people write it: 3 is `3x`. */
export function formatFactor(factor: number): string {
  return `${factor}x`;
}
