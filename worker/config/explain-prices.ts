import type { Rates } from '../../domain/cost/price.ts';
import type { Config } from './config.ts';

/** The rates that the file names, a line for each target. */
export function explainPrices(prices: Config['prices']): string[] {
  return [
    'Prices in USD per million tokens',
    ...[...prices].map(([target, rates]) => `  ${target}: ${explainRates(rates)}`),
  ];
}

const words: Readonly<Record<Exclude<keyof Rates, 'hosted'>, string>> = {
  input: 'read',
  output: 'written',
  cacheRead: 'read from the cache',
  cacheWrite: 'stored in the cache',
  cacheWrite1h: 'stored for an hour',
};

function explainRates(rates: Rates): string {
  const tokens = Object.entries(words).flatMap(([key, said]) => {
    const rate = rates[key as keyof typeof words];
    return rate === undefined ? [] : [`${rate} ${said}`];
  });
  const uses = Object.entries(rates.hosted ?? {}).map(([tool, rate]) => `${rate} a use of ${tool}`);
  return [...tokens, ...uses].join(', ');
}
