/**
 * What was seen of a failed attempt, before anybody names it. Classification reads these fields only, and the
 * message only by narrow patterns: prompts can be echoed in it. For the same reason it is redacted before it is recorded.
 */
export interface FailureSignal {
  /**
   * Where it was seen: in the request before it was sent, at the socket, by one of our timers, in the HTTP status,
   * inside the stream, in a finished answer, or in what is known of the target's health.
   */
  readonly at: 'request' | 'transport' | 'timer' | 'http' | 'stream' | 'answer' | 'health';
  readonly status?: number;
  /** The vendor's `error.code`, Node's error code (`ECONNREFUSED`), the timer's name, or what is wrong with the answer. */
  readonly code?: string;
  /** The vendor's `error.type`. */
  readonly type?: string;
  readonly message?: string;
  /** Those of `requestIdHeaders` and `adviceHeaders` that came, by their lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** How the vendors name a request. */
export const requestIdHeaders = ['x-request-id', 'request-id'] as const;

/**
 * What is left of a rate limit, and when it is whole again.
 * https://platform.openai.com/docs/guides/rate-limits#rate-limits-in-headers
 * https://platform.claude.com/docs/en/api/rate-limits#response-headers
 */
export const limitHeaders = [
  { remaining: 'x-ratelimit-remaining-requests', reset: 'x-ratelimit-reset-requests' },
  { remaining: 'x-ratelimit-remaining-tokens', reset: 'x-ratelimit-reset-tokens' },
  { remaining: 'anthropic-ratelimit-requests-remaining', reset: 'anthropic-ratelimit-requests-reset' },
  { remaining: 'anthropic-ratelimit-tokens-remaining', reset: 'anthropic-ratelimit-tokens-reset' },
  {
    remaining: 'anthropic-ratelimit-input-tokens-remaining',
    reset: 'anthropic-ratelimit-input-tokens-reset',
  },
  {
    remaining: 'anthropic-ratelimit-output-tokens-remaining',
    reset: 'anthropic-ratelimit-output-tokens-reset',
  },
] as const;

/** What an error says of the next request. The same headers come with answers, and there they say nothing. */
export const adviceHeaders = [
  'retry-after',
  'retry-after-ms',
  // https://learn.microsoft.com/azure/api-management/llm-token-limit-policy
  'x-ms-retry-after-ms',
  // Both vendors' SDKs obey it.
  'x-should-retry',
  ...limitHeaders.flatMap(({ remaining, reset }) => [remaining, reset] as const),
] as const;

export type AdviceHeader = (typeof adviceHeaders)[number];
