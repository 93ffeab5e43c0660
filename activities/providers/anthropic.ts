import Anthropic from '@anthropic-ai/sdk';
import type { ProviderBinding } from './binding.ts';
import { clientOptions, requestHeaders, withoutVariables } from './client-options.ts';
import type { Transport } from './observed-fetch.ts';
import { evidenceOf } from './evidence.ts';
import type { Provider } from './provider.ts';
import { toSignal } from './signal.ts';

/** Anthropic, and gateways that speak its API. */
export function connectAnthropic(binding: ProviderBinding, transport: Transport): Provider {
  const { apiKey, apiVersion, baseUrl } = binding;
  const version = apiVersion === undefined ? {} : { 'anthropic-version': apiVersion };
  const client = withoutVariables(/^ANTHROPIC_/, () => {
    return new Anthropic({
      ...clientOptions(binding, transport, version),
      // The SDK adds it.
      baseURL: (baseUrl ?? 'https://api.anthropic.com').replace(/\/v1$/, ''),
      // Its spans may carry prompts; ours tell the attempt.
      openTelemetry: false,
    });
  });
  return {
    toSignal,
    evidence: (signal, prompts) => evidenceOf(signal, { secrets: [apiKey], prompts }),
    stream: async ({ body, signal, attemptId }) => {
      const { data, request_id } = await client
        // Not `messages.create`: that one writes warnings about old models to the console.
        .post<AsyncIterable<unknown>>('/v1/messages', {
          body,
          signal,
          stream: true,
          headers: requestHeaders(attemptId),
        })
        .withResponse();
      return { requestId: request_id ?? undefined, events: data };
    },
  };
}
