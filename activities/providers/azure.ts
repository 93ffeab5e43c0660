import OpenAI, { AzureOpenAI } from 'openai';
import type { ProviderBinding } from './binding.ts';
import { clientOptions } from './client-options.ts';
import type { Transport } from './observed-fetch.ts';
import { openaiProvider } from './openai.ts';
import type { Provider } from './provider.ts';

/**
 * Azure has two surfaces: with a dated version, paths name the deployment (the target's model); without one, `/v1`
 * is OpenAI's own API with Azure's key header.
 * https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle
 */
export function connectAzure(binding: ProviderBinding, transport: Transport): Provider {
  const { apiVersion, apiKey } = binding;
  const root = (binding.baseUrl ?? '').replace(/\/openai(\/v1)?$/, '');
  if (apiVersion === undefined)
    return openaiProvider(binding, `${root}/openai/v1`, (baseURL) => {
      return new OpenAI({ ...clientOptions(binding, transport, { 'api-key': apiKey }), baseURL });
    });
  return openaiProvider(binding, `${root}/openai`, (baseURL) => {
    return new AzureOpenAI({ ...clientOptions(binding, transport), baseURL, apiVersion });
  });
}
