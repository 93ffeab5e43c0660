import type { ModelPrice } from '@pydantic/genai-prices';
import type { Rates } from '../../domain/cost/price.ts';
import { modelOf, providerOf, type TargetId } from '../../domain/route/target.ts';
import type { ProviderBinding } from '../providers/binding.ts';
import { entryOf, pricesOf, type Entry } from './catalogue.ts';

/** Which request is priced. */
export interface Priceable {
  readonly target: TargetId;
  /** The model named in the response, where it differs from the one asked for. */
  readonly model?: string;
  /** ms since the epoch. */
  readonly at: number;
  /** Tokens that were read: long requests have rates of their own. */
  readonly input: number;
}

/** What targets charge and how much they take: the configuration's word, else the public list's for an exact name. */
export class Prices {
  readonly #providers: ReadonlyMap<string, ProviderBinding>;
  readonly #own: ReadonlyMap<TargetId, Rates>;
  readonly #found = new Map<string, Entry | undefined>();

  /** @param own rates that the configuration names, by target */
  constructor(providers: ReadonlyMap<string, ProviderBinding>, own: ReadonlyMap<TargetId, Rates>) {
    this.#providers = providers;
    this.#own = own;
  }

  /** Undefined where no price is known. */
  rates({ target, model = modelOf(target), at, input }: Priceable): Rates | undefined {
    const own = this.#own.get(target);
    if (own !== undefined) return own;
    // An alias is billed as the model that it stands for.
    const entry = this.#entry(target, model) ?? this.#entry(target, modelOf(target));
    const prices = entry && pricesOf(entry, at);
    return prices && ratesIn(prices, input);
  }

  /** The context window that the public list knows of a target, in tokens. */
  window(target: TargetId): number | undefined {
    return this.#entry(target, modelOf(target))?.model.context_window;
  }

  #entry(target: TargetId, model: string): Entry | undefined {
    const key = `${providerOf(target)} ${model}`;
    if (this.#found.has(key)) return this.#found.get(key);
    const binding = this.#providers.get(providerOf(target));
    const entry = binding && entryOf(binding, model);
    this.#found.set(key, entry);
    return entry;
  }
}

const keys = {
  cacheRead: 'cache_read_mtok',
  cacheWrite: 'cache_write_mtok',
  cacheWrite1h: 'cache_write_1h_mtok',
} as const;

/** Models that answer with something else than text have no output price of ours. */
function ratesIn(prices: ModelPrice, read: number): Rates | undefined {
  const rateOf = (key: string) => rateAt(prices[key], read);
  const [input, output] = [rateOf('input_mtok'), rateOf('output_mtok')];
  if (input === undefined || output === undefined) return undefined;
  const cached = Object.entries(keys).flatMap(([name, key]) => {
    const rate = rateOf(key);
    return rate === undefined ? [] : [[name, rate] as const];
  });
  const search = rateOf('web_searches_kcount');
  return {
    input,
    output,
    ...Object.fromEntries(cached),
    ...(search === undefined ? {} : { hosted: { web_search: search / 1000 } }),
  };
}

/** The rate of the last tier that begins below what was read. */
function rateAt(price: ModelPrice[string], read: number): number | undefined {
  if (price === undefined || typeof price === 'number') return price;
  return price.tiers.reduce((rate, { start, price: higher }) => (read > start ? higher : rate), price.base);
}
