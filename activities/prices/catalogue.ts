import {
  calcPrice,
  findProvider,
  type MatchLogic,
  type ModelInfo,
  type Provider,
} from '@pydantic/genai-prices';
import type { ProviderBinding, ProviderKind } from '../providers/binding.ts';

/** A model of the public price list, https://github.com/pydantic/genai-prices, as it came with this release. */
export interface Entry {
  readonly provider: Provider;
  readonly model: ModelInfo;
}

/** Whose list holds where the base URL is none that the list knows: a proxy charges what its vendor charges. */
const vendors: Readonly<Record<ProviderKind, string | undefined>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  'azure-openai': 'azure',
  'openai-compatible': undefined,
};

/** Finds a model by its exact name: a prefix would price `claude-sonnet-5-5` as `claude-sonnet-5`. */
export function entryOf(
  { kind, baseUrl }: Pick<ProviderBinding, 'kind' | 'baseUrl'>,
  name: string,
): Entry | undefined {
  const byUrl = baseUrl === undefined ? undefined : findProvider({ providerApiUrl: baseUrl });
  const own = byUrl ?? providerNamed(vendors[kind]);
  if (own === undefined) return undefined;
  // Azure and Vertex sell other vendors' models at their prices.
  const others = (own.fallback_model_providers ?? []).flatMap((id) => providerNamed(id) ?? []);
  for (const provider of [own, ...others]) {
    const model = provider.models.find(({ id, match }) => same(id, name) || isNamed(match, name));
    if (model !== undefined) return { provider, model };
  }
  return undefined;
}

/** What holds at a time, in ms since the epoch, by the list's own keys. */
export function pricesOf({ provider, model }: Entry, at: number) {
  const only = { ...model, match: { equals: model.id } };
  return calcPrice({}, model.id, { provider: { ...provider, models: [only] }, timestamp: new Date(at) })
    ?.model_price;
}

function providerNamed(id: string | undefined): Provider | undefined {
  return id === undefined ? undefined : findProvider({ providerId: id });
}

/** Whether a rule means exactly this name: as it stands, or with the date of a snapshot by a pattern for all of it. */
function isNamed(rule: MatchLogic, name: string): boolean {
  if ('or' in rule) return rule.or.some((each) => isNamed(each, name));
  if ('equals' in rule) return same(rule.equals, name);
  return 'regex' in rule && wholeName.test(rule.regex) && new RegExp(rule.regex).test(name);
}

const wholeName = /^\^[^()|*+]*\$$/;

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
