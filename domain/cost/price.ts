import type { Usage } from './usage.ts';

/** What a target charges: tokens in USD per million. */
export interface Rates {
  readonly input: number;
  readonly output: number;
  /** Input that the vendor's cache served; absent: like any input. */
  readonly cacheRead?: number;
  /** Input that was stored in the cache; absent: like any input. */
  readonly cacheWrite?: number;
  /** Input that was stored for an hour; absent: like `cacheWrite`. */
  readonly cacheWrite1h?: number;
  /** Tools that the vendor runs by itself, in USD a use, by its name for them; absent: free. */
  readonly hosted?: Readonly<Record<string, number>>;
}

/** The price of a usage in USD, to a billionth. */
export function priceOf(usage: Usage, rates: Rates): number {
  const { input, output, cacheRead = 0, cacheWrite = 0, cacheWrite1h = 0 } = usage;
  const writeRate = rates.cacheWrite ?? rates.input;
  const perMillion =
    Math.max(0, input - cacheRead - cacheWrite) * rates.input +
    cacheRead * (rates.cacheRead ?? rates.input) +
    Math.max(0, cacheWrite - cacheWrite1h) * writeRate +
    cacheWrite1h * (rates.cacheWrite1h ?? writeRate) +
    output * rates.output;
  const hosted = Object.entries(usage.hosted ?? {}).reduce(
    (sum, [tool, uses]) => sum + uses * (rates.hosted?.[tool] ?? 0),
    0,
  );
  return roundUsd(perMillion / 1e6 + hosted);
}

/** Sums of binary fractions grow tails that nobody wants to read. */
export function roundUsd(usd: number): number {
  return Math.round(usd * 1e9) / 1e9;
}
