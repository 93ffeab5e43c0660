import { priceOf } from '../../domain/cost/price.ts';
import type { Usage } from '../../domain/cost/usage.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { Held } from '../conversation/cache.ts';
import type { Setting } from '../setting.ts';
import type { ResolvedTarget } from './resolve.ts';

/** Of an answer that was cut, and of one whose usage nobody told. */
const charactersPerToken = 4;

/**
 * Attempts with their prices, where one is known. What was or may have been billed and has no usage is priced by what
 * was sent and, for the last attempt, by the characters that came of its answer.
 */
export function priced(
  setting: Setting,
  { target, profile }: ResolvedTarget,
  held: Held,
  attempts: readonly Attempt[],
  characters: number,
): readonly Attempt[] {
  if (attempts.every(({ billed }) => billed === 'no')) return attempts;
  const input = Math.ceil(setting.tokens.about(held) * setting.factors.of(target, profile.format));
  const output = Math.ceil(characters / charactersPerToken);
  return attempts.map((attempt, at) => {
    const last = at === attempts.length - 1;
    return withPrice(setting, attempt, { input, output: last ? output : 0 });
  });
}

function withPrice({ prices }: Setting, attempt: Attempt, guess: Usage): Attempt {
  if (attempt.billed === 'no') return attempt;
  const usage = attempt.usage ?? guess;
  const { target, model, at } = attempt;
  const rates = prices.rates({ target, at, input: usage.input, ...(model === undefined ? {} : { model }) });
  if (rates === undefined) return attempt;
  const told = attempt.outcome === 'ok' && attempt.usage !== undefined;
  return { ...attempt, cost: priceOf(usage, rates), ...(told ? {} : { costEstimated: true }) };
}
