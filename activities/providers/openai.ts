import OpenAI from 'openai';
import type { ProviderBinding } from './binding.ts';
import type { Provider } from './provider.ts';
import { toSignal } from './signal.ts';
import { assertEventStream } from './content-type.ts';

/** The vendor's own client, without its retries and timeouts: those are ours. */
export function connectOpenAI({ apiKey, baseUrl, headers }: ProviderBinding): Provider {
  const client = new OpenAI({
    apiKey: apiKey || 'none',
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: 2 ** 31 - 1,
    defaultHeaders: headers,
  });
  return {
    toSignal,
    stream: async ({ body, signal }) => {
      const { data, response, request_id } = await client.chat.completions
        .create(body as unknown as OpenAI.ChatCompletionCreateParamsStreaming, { signal })
        .withResponse();
      await assertEventStream(response);
      return { requestId: request_id ?? undefined, events: data };
    },
  };
}
