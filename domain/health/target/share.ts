/** The share of a half-open target, at least, and of one that suffered a setback. */
export const halfOpenShare = 0.05;

export const rampFactor = 2;
const lastQuarter = 0.75;
const tenth = 0.1;

/** Doubles up to where it once failed, then grows by a tenth; the last quarter comes at once. */
export function nextShare(share: number, ceiling: number): number {
  const next = share < ceiling ? share * rampFactor : share + tenth;
  return next > lastQuarter ? 1 : next;
}
