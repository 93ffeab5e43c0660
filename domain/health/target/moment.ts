import type { Rules } from './rules.ts';

/** What a step needs to know besides its target. */
export interface Moment {
  readonly rules: Rules;
  /** Processes that report at all. */
  readonly reporters: number;
  /** Until a decision has reached the workers and its effect has been reported. */
  readonly feltMs: number;
  /** Over how long capacity is measured, at least. */
  readonly measureMs: number;
  /** Some processes report so much later than others that what is heard first is not the whole. */
  readonly partial: boolean;
  /** Mean time between two steps that take reports in. */
  readonly spacingMs: number;
  readonly now: number;
}
