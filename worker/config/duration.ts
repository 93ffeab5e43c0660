const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof units;

/** A number and a unit: `500ms`, `1.5s`, `5m`, `1h`, `2d`. */
export const durationPattern = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)$/;

/** In whole ms; undefined when it is no duration. */
export function parseDuration(value: unknown): number | undefined {
  const match = typeof value === 'string' ? durationPattern.exec(value) : null;
  if (match === null) return undefined;
  return Math.round(Number(match[1]) * units[match[2] as Unit]);
}

/** In the largest unit that needs no fraction: 90000 is `90s`, 120000 is `2m`. */
export function formatDuration(ms: number): string {
  const descending = (Object.entries(units) as [Unit, number][]).toReversed();
  const [unit, size] = descending.find(([, size]) => ms >= size && ms % size === 0) ?? (['ms', 1] as const);
  return `${ms / size}${unit}`;
}
