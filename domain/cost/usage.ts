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
  /** How often the vendor ran tools of its own, by its name for them: `web_search`. */
  readonly hosted?: Readonly<Record<string, number>>;
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
    ...sumHosted(a.hosted, b.hosted),
  };
}

function sum(
  key: 'cacheRead' | 'cacheWrite' | 'cacheWrite1h' | 'reasoning',
  a: Usage,
  b: Usage,
): Partial<Usage> {
  return a[key] === undefined && b[key] === undefined ? {} : { [key]: (a[key] ?? 0) + (b[key] ?? 0) };
}

function sumHosted(a: Usage['hosted'], b: Usage['hosted']): Partial<Usage> {
  if (a === undefined || b === undefined) return a === b ? {} : { hosted: { ...a, ...b } };
  const tools = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return { hosted: Object.fromEntries(tools.map((tool) => [tool, (a[tool] ?? 0) + (b[tool] ?? 0)])) };
}
