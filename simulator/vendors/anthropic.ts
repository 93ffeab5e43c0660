import type { Problem } from '../judge/rule.ts';
import { retryHeaders } from './retry-after.ts';
import { bearerKey, type Admission, type Vendor } from './vendor.ts';

const VERSIONING = 'https://platform.claude.com/docs/en/api/versioning';
const OVERVIEW = 'https://platform.claude.com/docs/en/api/overview';
const VERSIONS = ['2023-01-01', '2023-06-01', '2026-10-21'];
const RESET_MS = 1_000;

/** https://platform.claude.com/docs/en/api/errors */
const STATUSES: Readonly<Record<string, readonly [type: string, message: string]>> = {
  '400': ['invalid_request_error', 'Your request could not be processed.'],
  '401': ['authentication_error', 'invalid x-api-key'],
  '402': ['billing_error', 'There is an issue with your billing or payment information.'],
  '403': ['permission_error', 'Your API key does not have permission to use the specified resource.'],
  '404': ['not_found_error', 'Not Found'],
  '409': ['conflict_error', 'The resource is being modified. Please try again.'],
  '413': ['request_too_large', 'Request exceeds the maximum size'],
  '429': ['rate_limit_error', "This request would exceed your organization's rate limit."],
  '500': ['api_error', 'Internal server error'],
  '504': ['timeout_error', 'The request timed out while processing.'],
  '529': ['overloaded_error', 'Overloaded'],
};

function keyOf({ headers }: Admission): string | undefined {
  return headers['x-api-key'] ?? bearerKey(headers);
}

function refused(status: number, type: string, message: string): Problem {
  return { status, type, message };
}

export const anthropic: Vendor = {
  name: 'anthropic',
  basePath: '',
  admission: [
    {
      rule: 'api-key-given',
      docs: OVERVIEW,
      check: (request) =>
        keyOf(request) === undefined
          ? refused(401, 'authentication_error', 'x-api-key header is required')
          : undefined,
    },
    {
      rule: 'api-key-right',
      docs: OVERVIEW,
      check: (request) =>
        request.apiKey !== undefined && keyOf(request) !== request.apiKey
          ? refused(401, 'authentication_error', 'invalid x-api-key')
          : undefined,
    },
    {
      rule: 'version-given',
      docs: VERSIONING,
      check: ({ headers }) =>
        headers['anthropic-version'] === undefined
          ? refused(400, 'invalid_request_error', 'anthropic-version: header is required')
          : undefined,
    },
    {
      rule: 'version-known',
      docs: VERSIONING,
      check: ({ headers }) => {
        const version = headers['anthropic-version'] ?? '';
        const message = `anthropic-version: "${version}" is not a valid version`;
        return VERSIONS.includes(version) ? undefined : refused(400, 'invalid_request_error', message);
      },
    },
  ],
  problem: (status, code, message) => {
    const fallback = status < 500 ? 'invalid_request_error' : 'api_error';
    const [type, words] = STATUSES[String(status)] ?? [fallback, 'The request failed.'];
    // Anthropic has no codes beside its types; a code given for a fault is taken as the type.
    return { status, type: code ?? type, message: message ?? words };
  },
  unparseable: () => refused(400, 'invalid_request_error', 'The request body is not valid JSON'),
  noSuchPath: () => refused(404, 'not_found_error', 'Not Found'),
  noSuchModel: (model) => refused(404, 'not_found_error', `model: ${model}`),
  errorObject,
  errorBody: (problem, requestId) => JSON.stringify(envelope(problem, requestId)),
  errorHeaders: ({ status }, retryAfter) => {
    const said = retryAfter === undefined ? [] : retryHeaders(retryAfter);
    if (status !== 429) return [...said, ['x-should-retry', status >= 500 ? 'true' : 'false']];
    const { ms, as } = retryAfter ?? { ms: RESET_MS, as: 'seconds' };
    return [...limits('0', ms), ...retryHeaders({ ms, as }), ['x-should-retry', 'true']];
  },
  errorEvent: (problem, requestId) =>
    `event: error\ndata: ${JSON.stringify(envelope(problem, requestId))}\n\n`,
  headers: (requestId) => [
    ['request-id', requestId],
    ['anthropic-organization-id', '00000000-0000-4000-8000-000000000000'],
    ...limits('999', RESET_MS),
  ],
};

function limits(remaining: string, resetMs: number): [string, string][] {
  const reset = new Date(Date.now() + resetMs).toISOString().replace(/\.\d+Z$/, 'Z');
  return [
    ['anthropic-ratelimit-requests-limit', '1000'],
    ['anthropic-ratelimit-requests-remaining', remaining],
    ['anthropic-ratelimit-requests-reset', reset],
    ['anthropic-ratelimit-tokens-limit', '1000000'],
    ['anthropic-ratelimit-tokens-remaining', '999000'],
    ['anthropic-ratelimit-tokens-reset', reset],
  ];
}

function envelope(problem: Problem, requestId: string): object {
  return { type: 'error', error: errorObject(problem), request_id: requestId };
}

function errorObject({ type, message, details }: Problem): object {
  return { type, message, ...details };
}
