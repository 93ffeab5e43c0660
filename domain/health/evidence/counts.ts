/** Calls to one target, by how they went. Fractions are possible: a part of a report may be too old to count. */
export interface Counts {
  /** A first token came. */
  readonly answered: number;
  /** Those of `answered` that never were overdue. */
  readonly prompt: number;
  /** No first token yet at the slow limit: counted when it is overdue, before it ends. */
  readonly overdue: number;
  readonly error: number;
  readonly timeout: number;
  /** 429, 529, 503: too much was asked. */
  readonly throttled: number;
  readonly configuration: number;
}

export const countNames = [
  'answered',
  'prompt',
  'overdue',
  'error',
  'timeout',
  'throttled',
  'configuration',
] as const satisfies readonly (keyof Counts)[];

export const noCounts: Counts = {
  answered: 0,
  prompt: 0,
  overdue: 0,
  error: 0,
  timeout: 0,
  throttled: 0,
  configuration: 0,
};

export function addCounts(one: Counts, other: Counts): Counts {
  return {
    answered: one.answered + other.answered,
    prompt: one.prompt + other.prompt,
    overdue: one.overdue + other.overdue,
    error: one.error + other.error,
    timeout: one.timeout + other.timeout,
    throttled: one.throttled + other.throttled,
    configuration: one.configuration + other.configuration,
  };
}

/** `part` of them, in [0, 1]. */
export function partOf(counts: Counts, part: number): Counts {
  if (part === 1) return counts;
  return {
    answered: counts.answered * part,
    prompt: counts.prompt * part,
    overdue: counts.overdue * part,
    error: counts.error * part,
    timeout: counts.timeout * part,
    throttled: counts.throttled * part,
    configuration: counts.configuration * part,
  };
}

export function isNothing(counts: Counts): boolean {
  return countNames.every((name) => counts[name] === 0);
}

/** Calls that ended in an answer or in a failure of the target's: what failure rates are taken of. */
export function judgedCalls({ answered, error, timeout }: Counts): number {
  return answered + error + timeout;
}
