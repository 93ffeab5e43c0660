/** One thing that `doctor` looked at. */
export interface Check {
  readonly name: string;
  /** Absent where it is neither: a place that was looked at and isn't needed. */
  readonly ok?: boolean;
  readonly text: string;
  /** What to do, where something is missing. */
  readonly advice?: string;
}
