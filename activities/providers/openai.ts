import OpenAI from 'openai';
import type { ProviderBinding } from './binding.ts';
import { clientOptions, requestHeaders, withoutVariables } from './client-options.ts';
import type { Provider } from './provider.ts';
import { signalReader } from './signal.ts';

/** OpenAI itself, and every server that speaks its API. */
export function connectOpenAI(binding: ProviderBinding): Provider {
  return chatProvider(binding, binding.baseUrl ?? 'https://api.openai.com/v1', (baseURL) => {
    return new OpenAI({ ...clientOptions(binding), baseURL });
  });
}

/** A provider over a client of this SDK, made without a look at the environment. */
export function chatProvider(
  binding: ProviderBinding,
  baseUrl: string,
  make: (baseURL: string) => OpenAI,
): Provider {
  const client = withoutVariables(/^(OPENAI|AZURE_OPENAI)_/, () => make(baseUrl));
  return {
    toSignal: signalReader([binding.apiKey]),
    stream: async ({ body, signal, attemptId }) => {
      const params = body as unknown as OpenAI.ChatCompletionCreateParamsStreaming;
      const { data, request_id } = await client.chat.completions
        .create(params, { signal, headers: requestHeaders(attemptId) })
        .withResponse();
      return { requestId: request_id ?? undefined, events: data };
    },
  };
}
