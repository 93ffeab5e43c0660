/** How a refusal looks in each vendor's own dialect. */
interface RefusalRow {
  readonly status: number;
  /** Where Anthropic's API has another status for it. */
  readonly anthropicStatus?: number;
  /** `error.type` and `error.code` of OpenAI's APIs. https://platform.openai.com/docs/guides/error-codes */
  readonly openai: readonly [type: string, code: string | null];
  /** `error.type` of Anthropic's. https://platform.claude.com/docs/en/api/errors */
  readonly anthropic: string;
  /** Whether the same request may be sent again by a client's own retries; the run has already tried what it may. */
  readonly again: boolean;
}

const invalid = 'invalid_request_error';

/** The closed list of answers that are none. */
export const refusals = {
  InvalidRequest: { status: 400, openai: [invalid, null], anthropic: invalid, again: false },
  ContextTooLong: {
    status: 400,
    openai: [invalid, 'context_length_exceeded'],
    anthropic: invalid,
    again: false,
  },
  ContentFiltered: { status: 400, openai: [invalid, 'content_filter'], anthropic: invalid, again: false },
  CutByLength: { status: 400, openai: [invalid, 'length_limit'], anthropic: invalid, again: false },
  InvalidToken: {
    status: 401,
    openai: [invalid, 'invalid_api_key'],
    anthropic: 'authentication_error',
    again: false,
  },
  ForeignOrigin: { status: 403, openai: [invalid, null], anthropic: 'permission_error', again: false },
  UnknownModel: {
    status: 404,
    openai: [invalid, 'model_not_found'],
    anthropic: 'not_found_error',
    again: false,
  },
  UnknownRun: { status: 404, openai: [invalid, 'run_not_found'], anthropic: 'not_found_error', again: false },
  UnknownEndpoint: {
    status: 404,
    openai: [invalid, 'unknown_url'],
    anthropic: 'not_found_error',
    again: false,
  },
  SlowRequest: { status: 408, openai: [invalid, 'request_timeout'], anthropic: invalid, again: true },
  Cancelled: { status: 409, openai: [invalid, 'run_cancelled'], anthropic: invalid, again: false },
  TooLarge: {
    status: 413,
    openai: [invalid, 'request_too_large'],
    anthropic: 'request_too_large',
    again: false,
  },
  KeyReused: { status: 422, openai: [invalid, 'idempotency_key_reused'], anthropic: invalid, again: false },
  TooMany: {
    status: 429,
    openai: ['requests', 'rate_limit_exceeded'],
    anthropic: 'rate_limit_error',
    again: true,
  },
  BudgetSpent: {
    status: 429,
    openai: ['insufficient_quota', 'insufficient_quota'],
    anthropic: 'rate_limit_error',
    again: false,
  },
  RateLimited: {
    status: 429,
    openai: ['requests', 'rate_limit_exceeded'],
    anthropic: 'rate_limit_error',
    again: false,
  },
  HeadersTooLarge: { status: 431, openai: [invalid, 'headers_too_large'], anthropic: invalid, again: false },
  Internal: { status: 500, openai: ['server_error', null], anthropic: 'api_error', again: false },
  AnswerBroken: {
    status: 502,
    openai: ['server_error', 'answer_broken'],
    anthropic: 'api_error',
    again: false,
  },
  ProviderFailed: {
    status: 502,
    openai: ['server_error', 'provider_failed'],
    anthropic: 'api_error',
    again: false,
  },
  TemporalAway: {
    status: 503,
    openai: ['server_error', 'service_unavailable'],
    anthropic: 'api_error',
    again: true,
  },
  Overloaded: {
    status: 503,
    anthropicStatus: 529,
    openai: ['server_error', 'overloaded'],
    anthropic: 'overloaded_error',
    again: false,
  },
  TimedOut: { status: 504, openai: ['server_error', 'timeout'], anthropic: 'timeout_error', again: false },
} as const satisfies Record<string, RefusalRow>;

export type RefusalKind = keyof typeof refusals;

export function rowOf(kind: RefusalKind): RefusalRow {
  return refusals[kind];
}
