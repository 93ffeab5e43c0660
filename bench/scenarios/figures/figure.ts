import type { Played } from '../played.ts';

/** One thing that is measured of a scenario. */
export interface FigureRow {
  /** What stands in the page's column. */
  readonly title: string;
  readonly unit: '' | '%' | 's' | 'ms';
  readonly about: string;
  /** In ms where the unit is s. Null: it isn't there to be measured, or never came. */
  measure(played: Played): number | null;
}
