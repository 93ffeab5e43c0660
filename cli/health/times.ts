const units = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
  { name: 's', ms: 1000 },
];

/** About how long: `40 s`, `3 min`, `2 h`. */
export function span(ms: number): string {
  const { name, ms: size } = units.find((unit) => ms >= 1.5 * unit.ms) ?? { name: 's', ms: 1000 };
  return `${Math.max(0, Math.round(ms / size))} ${name}`;
}

/** About how long ago: `40 s ago`. */
export function ago(at: number, now: number): string {
  return `${span(now - at)} ago`;
}

/** A moment of the day in UTC, and how far it is: `05:12:00 UTC (in 40 min)`. */
export function until(at: number, now: number): string {
  return `${timeOfDay(at)} (in ${span(at - now)})`;
}

/** `05:12:00 UTC` */
export function timeOfDay(at: number): string {
  return `${new Date(at).toISOString().slice(11, 19)} UTC`;
}
