import { connectAnthropic } from './anthropic.ts';
import { connectAzure } from './azure.ts';
import type { ProviderBinding, ProviderKind } from './binding.ts';
import type { Transport } from './observed-fetch.ts';
import { connectOpenAI } from './openai.ts';
import type { Provider } from './provider.ts';

/** Which client speaks for a kind; the wire format that it speaks is a trait of the target's profile. */
const connectors: Readonly<
  Record<ProviderKind, (binding: ProviderBinding, transport: Transport) => Provider>
> = {
  openai: connectOpenAI,
  'openai-compatible': connectOpenAI,
  'azure-openai': connectAzure,
  anthropic: connectAnthropic,
};

/** A client to keep: it holds connections open, and it alone knows the key. */
export function connectProvider(binding: ProviderBinding, transport: Transport = fetch): Provider {
  return connectors[binding.kind](binding, transport);
}
