import { roundUsd } from './price.ts';

/**
 * What something cost, in USD.
 *
 * @example
 * const { cost } = await understudy.call({ route: 'support', messages: 'Hello' });
 * const usd = (price: Cost | null) => (price === null ? 'no price is known' : `${price.usd} USD`);
 * console.log(usd(cost));
 */
export interface Cost {
  readonly usd: number;
  /** Some of it is an estimate, or was perhaps billed and has no price. */
  readonly estimated: boolean;
}

/** A sum of prices that still grows; it travels as JSON. */
export interface Spend {
  /** Absent: nothing had a price. */
  readonly usd?: number;
  readonly estimated?: true;
}

/** What an attempt tells of its price. */
interface Priced {
  readonly outcome: string;
  readonly billed?: 'no' | 'unknown';
  readonly cost?: number;
  readonly costEstimated?: true;
}

export function addSpend(before: Spend, attempts: readonly Priced[]): Spend {
  return attempts.reduce(add, before);
}

function add(sum: Spend, { outcome, billed, cost, costEstimated }: Priced): Spend {
  const mayBeBilled = outcome === 'ok' || billed === 'unknown';
  if (cost === undefined) return mayBeBilled ? { ...sum, estimated: true } : sum;
  return {
    ...sum,
    usd: roundUsd((sum.usd ?? 0) + cost),
    ...(costEstimated === undefined ? {} : { estimated: true }),
  };
}

/** Null when nothing had a price. */
export function costOf({ usd, estimated }: Spend): Cost | null {
  return usd === undefined ? null : { usd, estimated: estimated === true };
}
