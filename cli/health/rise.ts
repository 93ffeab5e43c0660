/** Failed runs of a route, counted over two times: before a drill, and since it began. */
export interface Failures {
  readonly before: number;
  readonly beforeMs: number;
  readonly since: number;
  readonly sinceMs: number;
}

/** So many may fail by chance where none failed before. */
const byChance = 2;
const deviations = 3;

/** How many failed runs the time since would have had without the drill. */
export function expectedFailures({ before, beforeMs, sinceMs }: Failures): number {
  return (before / beforeMs) * sinceMs;
}

/** Whether more runs fail than chance explains: users notice the drill, and it has to end. */
export function hasRisen(failures: Failures): boolean {
  const expected = expectedFailures(failures);
  return failures.since > expected + deviations * Math.sqrt(expected) + byChance;
}
