import { figureNames, figureOf, type FigureName } from './figures/list.ts';
import type { Played } from './played.ts';
import type { Goal, Scenario } from './scenario.ts';

/** The figures of one scenario: what of a run is kept. Times in ms, whole; other values to a tenth. */
export type Measured = Readonly<Record<FigureName, number | null>>;

export interface Judged extends Goal {
  readonly value: number | null;
  readonly holds: boolean;
}

export function measure(played: Played): Measured {
  const values = figureNames.map((name) => {
    const value = figureOf(name).measure(played);
    return [name, value === null || Number.isNaN(value) ? null : Math.round(10 * value) / 10] as const;
  });
  return Object.fromEntries(values) as Measured;
}

/** What can't be measured doesn't hold. */
export function judge({ goals }: Scenario, measured: Measured): readonly Judged[] {
  return goals.map((goal) => {
    const value = measured[goal.figure];
    return { ...goal, value, holds: value !== null && value <= goal.atMost };
  });
}

/** A value with its unit, for people; `–` where there is none. */
export function inWords(name: FigureName, value: number | null): string {
  if (value === null) return '–';
  switch (figureOf(name).unit) {
    case 's':
      return `${(value / 1000).toFixed(1)} s`;
    case 'ms':
      return `${Math.round(value)} ms`;
    case '%':
      return `${value.toFixed(1)} %`;
    case '':
    default:
      return String(value);
  }
}
