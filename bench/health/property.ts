import type { Runs } from './runs.ts';

/** Over the seeds. */
export interface Measured {
  readonly value: number;
  /** Standard deviation between runs. */
  readonly deviation: number;
  readonly runs: number;
}

export type Goal =
  | { readonly atMost: number }
  | { readonly atLeast: number }
  /** As good as in the study that chose the design: within 10 %, or two standard errors of the difference. */
  | { readonly reference: number };

/** One thing that must hold of how the fleet behaves. */
export interface Property {
  /** `outage of 10 min: 90 % back, mean`. */
  readonly name: string;
  readonly unit: string;
  readonly goal: Goal;
  measure(runs: Runs): Measured;
  /** A figure that is knowingly worse than its reference: up to where, and why. */
  readonly deviates?: { readonly atMost: number; readonly because: string };
}

export type Verdict = 'yes' | 'deviates' | 'NO';

/** Seeds that the reference's figures were taken over. */
const referenceRuns = 5;
const nearly = 1.1;

export function verdictOf({ goal, deviates }: Property, measured: Measured): Verdict {
  if (meets(goal, measured)) return 'yes';
  return deviates !== undefined && measured.value <= deviates.atMost ? 'deviates' : 'NO';
}

function meets(goal: Goal, { value, deviation, runs }: Measured): boolean {
  if ('atMost' in goal) return value <= goal.atMost;
  if ('atLeast' in goal) return value >= goal.atLeast;
  const error = deviation * Math.sqrt(1 / runs + 1 / referenceRuns);
  return value <= Math.max(nearly * goal.reference, goal.reference + 2 * error);
}

export function goalInWords(goal: Goal): string {
  if ('atMost' in goal) return `<= ${goal.atMost}`;
  return 'atLeast' in goal ? `>= ${goal.atLeast}` : `~ ${goal.reference}`;
}

/** The mean of the runs that have the figure. */
export function mean(values: readonly number[]): Measured {
  const known = values.filter((value) => !Number.isNaN(value));
  const value = sum(known) / known.length;
  const squares = sum(known.map((one) => (one - value) ** 2));
  return { value, deviation: Math.sqrt(squares / Math.max(1, known.length - 1)), runs: known.length };
}

/** The worst run; NaN if one lacks the figure, so that it can't hold. */
export function worst(values: readonly number[]): Measured {
  return { value: Math.max(...values), deviation: 0, runs: values.length };
}

function sum(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
