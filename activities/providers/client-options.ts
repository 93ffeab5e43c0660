import type { ProviderBinding } from './binding.ts';
import { observed, type Transport } from './observed-fetch.ts';

/**
 * What both SDKs are told alike: retries, waits and timers are ours, and so is what the response says of itself. The
 * timeout is the longest one a timer of Node takes.
 */
export function clientOptions(
  { apiKey, headers }: ProviderBinding,
  transport: Transport,
  extra: Record<string, string> = {},
) {
  return {
    // Both refuse to be made without one.
    apiKey: apiKey === '' ? 'none' : apiKey,
    defaultHeaders: { ...(apiKey === '' ? { authorization: null } : {}), ...extra, ...headers },
    maxRetries: 0,
    timeout: 2 ** 31 - 1,
    // They would write prompts and malformed events to the console.
    logLevel: 'off' as const,
    fetch: observed(transport),
  };
}

/** Headers of one request. */
export function requestHeaders(attemptId: string | undefined): Record<string, string> {
  return attemptId === undefined ? {} : { 'x-client-request-id': attemptId };
}

/**
 * Makes a client that its vendor's variables don't reach: no option keeps `OPENAI_CUSTOM_HEADERS` and its like from
 * adding one account's headers to the requests of every other.
 */
export function withoutVariables<Client>(names: RegExp, make: () => Client): Client {
  const hidden = Object.entries(process.env).filter(([name]) => names.test(name));
  for (const [name] of hidden) delete process.env[name];
  try {
    return make();
  } finally {
    for (const [name, value] of hidden) process.env[name] = value;
  }
}
