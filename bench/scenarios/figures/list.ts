import { callFigures } from './calls.ts';
import type { FigureRow } from './figure.ts';
import { moveFigures } from './moves.ts';
import { otherFigures } from './others.ts';

/** Everything that is measured of a scenario, in the order of the page. */
export const figures = { ...callFigures, ...moveFigures, ...otherFigures } as const;

export type FigureName = keyof typeof figures;

export const figureNames = Object.keys(figures) as readonly FigureName[];

export function figureOf(name: FigureName): FigureRow {
  return figures[name];
}
