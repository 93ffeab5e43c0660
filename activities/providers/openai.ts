import OpenAI from 'openai';
import type { ProviderBinding } from './binding.ts';
import { clientOptions, requestHeaders, withoutVariables } from './client-options.ts';
import type { Transport } from './observed-fetch.ts';
import { evidenceOf } from './evidence.ts';
import type { Provider } from './provider.ts';
import { toSignal } from './signal.ts';

type ChatParams = OpenAI.ChatCompletionCreateParamsStreaming;
type ResponsesParams = OpenAI.Responses.ResponseCreateParamsStreaming;

/** OpenAI itself, and every server that speaks its API. */
export function connectOpenAI(binding: ProviderBinding, transport: Transport): Provider {
  return openaiProvider(binding, binding.baseUrl ?? 'https://api.openai.com/v1', (baseURL) => {
    return new OpenAI({ ...clientOptions(binding, transport), baseURL });
  });
}

/** A provider over a client of this SDK, made without a look at the environment. */
export function openaiProvider(
  binding: ProviderBinding,
  baseUrl: string,
  make: (baseURL: string) => OpenAI,
): Provider {
  const client = withoutVariables(/^(OPENAI|AZURE_OPENAI)_/, () => make(baseUrl));
  return {
    toSignal,
    evidence: (signal, prompts) => evidenceOf(signal, { secrets: [binding.apiKey], prompts }),
    stream: async ({ body, format, signal, attemptId }) => {
      const options = { signal, headers: requestHeaders(attemptId) };
      const { data, request_id } = await (
        format === 'openai.responses'
          ? client.responses.create(body as unknown as ResponsesParams, options)
          : client.chat.completions.create(body as unknown as ChatParams, options)
      ).withResponse();
      return { requestId: request_id ?? undefined, events: data };
    },
  };
}
