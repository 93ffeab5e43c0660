/**
 * Tokens of one answer. `input` counts everything that was read, cached or not, on every vendor;
 * `cacheRead` and `cacheWrite` say how much of it the vendor's cache served or stored.
 */
export interface Usage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
  /** How much of `cacheWrite` is kept for an hour, where the vendor tells it; the rest is kept for five minutes. */
  readonly cacheWrite1h?: number;
  /** How many of the output tokens were thinking. */
  readonly reasoning?: number;
}

export const noUsage: Usage = { input: 0, output: 0 };

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    ...sum('cacheRead', a, b),
    ...sum('cacheWrite', a, b),
    ...sum('cacheWrite1h', a, b),
    ...sum('reasoning', a, b),
  };
}

function sum(key: Exclude<keyof Usage, 'input' | 'output'>, a: Usage, b: Usage): Partial<Usage> {
  return a[key] === undefined && b[key] === undefined ? {} : { [key]: (a[key] ?? 0) + (b[key] ?? 0) };
}
