import Anthropic from '@anthropic-ai/sdk';
import type { ProviderBinding } from './binding.ts';
import type { Provider } from './provider.ts';
import { toSignal } from './signal.ts';
import { assertEventStream } from './content-type.ts';

/** The vendor's own client, without its retries and timeouts: those are ours. */
export function connectAnthropic({ apiKey, baseUrl, headers, apiVersion }: ProviderBinding): Provider {
  const client = new Anthropic({
    apiKey: apiKey || 'none',
    authToken: null,
    baseURL: baseUrl ?? 'https://api.anthropic.com',
    maxRetries: 0,
    timeout: 2 ** 31 - 1,
    defaultHeaders: { ...headers, ...(apiVersion === undefined ? {} : { 'anthropic-version': apiVersion }) },
  });
  return {
    toSignal,
    stream: async ({ body, signal }) => {
      const { data, response, request_id } = await client.messages
        .create(body as unknown as Anthropic.MessageCreateParamsStreaming, { signal })
        .withResponse();
      await assertEventStream(response);
      return { requestId: request_id ?? undefined, events: data };
    },
  };
}
