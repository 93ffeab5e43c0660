/** What one answer taught: the tokens that the vendor read, and what o200k counted in the same request. */
export interface TokenSample {
  readonly actual: number;
  readonly counted: number;
}

/** How fast the last sample moves the factor. */
const weight = 0.2;

/** Beyond these bounds something else than the tokenizer is at work: files, tools of the vendor, a wrong usage. */
const bounds = { least: 0.5, most: 3 };

/** In shorter requests the vendor's own wrapping outweighs the words. */
const fewest = 500;

/** Tokens of a target for each one that o200k counts, before anything was learned: newer Claude models emit more. */
export function firstFactor(format: string): number {
  return format === 'anthropic.messages' ? 1.35 : 1;
}

/** The factor after one more sample: an exponential average. */
export function nextFactor(factor: number, { actual, counted }: TokenSample): number {
  if (counted < fewest || actual <= 0) return factor;
  const seen = Math.min(bounds.most, Math.max(bounds.least, actual / counted));
  return factor + weight * (seen - factor);
}
