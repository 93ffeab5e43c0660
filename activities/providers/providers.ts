import { connectAnthropic } from './anthropic.ts';
import type { ProviderBinding, ProviderKind } from './binding.ts';
import { connectOpenAI } from './openai.ts';
import type { Provider } from './provider.ts';

/** Which client speaks for a kind. */
const connectors: Readonly<Record<ProviderKind, (binding: ProviderBinding) => Provider>> = {
  openai: connectOpenAI,
  'openai-compatible': connectOpenAI,
  'azure-openai': connectOpenAI,
  anthropic: connectAnthropic,
};

export function connectProvider(binding: ProviderBinding): Provider {
  return connectors[binding.kind](binding);
}
