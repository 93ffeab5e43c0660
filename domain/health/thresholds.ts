/** What users may set, fleet-wide or for one target. The algorithm's other numbers are constants. */
export interface Thresholds {
  /** Leave a target when more than this share of its calls fails. */
  readonly failureRate: number;
  /** A first token that comes this many times later than usual is slow. */
  readonly slowerThan: number;
  /** With few calls: leave after this many failures without an answer between them. */
  readonly failuresInARow: number;
  /** How long a target must look well before live calls return to it. */
  readonly returnAfterMs: number;
  /** Time per doubling of its share while it returns. */
  readonly rampStepMs: number;
  /** Shortest time between two probes of a target that was left. */
  readonly probeEveryMs: number;
}

export interface ThresholdBounds {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
  readonly whole?: true;
}

export const thresholdBounds: Readonly<Record<keyof Thresholds, ThresholdBounds>> = {
  failureRate: { least: 0.2, usual: 0.42, most: 0.7 },
  slowerThan: { least: 2, usual: 3, most: 10 },
  failuresInARow: { least: 3, usual: 5, most: 10, whole: true },
  returnAfterMs: { least: 3000, usual: 10_000, most: 60_000 },
  rampStepMs: { least: 2000, usual: 6000, most: 30_000 },
  probeEveryMs: { least: 1000, usual: 3000, most: 15_000 },
};

export const thresholdNames: readonly (keyof Thresholds)[] = [
  'failureRate',
  'slowerThan',
  'failuresInARow',
  'returnAfterMs',
  'rampStepMs',
  'probeEveryMs',
];

/** The given thresholds, the usual ones where nothing is given. */
export function thresholds(given: Partial<Thresholds> = {}): Thresholds {
  const of = (name: keyof Thresholds) => given[name] ?? thresholdBounds[name].usual;
  return {
    failureRate: of('failureRate'),
    slowerThan: of('slowerThan'),
    failuresInARow: of('failuresInARow'),
    returnAfterMs: of('returnAfterMs'),
    rampStepMs: of('rampStepMs'),
    probeEveryMs: of('probeEveryMs'),
  };
}

/** What is wrong with the given thresholds, one line each: name, bounds, value received. */
export function thresholdProblems(given: Partial<Thresholds>): readonly string[] {
  return thresholdNames.flatMap((name) => {
    const value = given[name];
    const { least, most, whole } = thresholdBounds[name];
    if (value === undefined || (value >= least && value <= most && (!whole || Number.isInteger(value))))
      return [];
    return [`${name} must be ${whole ? 'a whole number ' : ''}from ${least} to ${most}, not ${value}`];
  });
}
