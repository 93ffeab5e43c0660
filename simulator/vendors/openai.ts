import type { Problem } from '../judge/rule.ts';
import { statuses } from './openai-statuses.ts';
import { retryHeaders } from './retry-after.ts';
import { bearerKey, type Vendor } from './vendor.ts';

const AUTHENTICATION = 'https://platform.openai.com/docs/api-reference/authentication';

const RESET_MS = 1_000;
const MS_PER_SECOND = 1_000;
const MS_PER_MINUTE = 60_000;

const LIMITS = [
  ['x-ratelimit-limit-requests', '10000'],
  ['x-ratelimit-limit-tokens', '2000000'],
] as const;

function wrongKey(message: string, code?: string): Problem {
  return { status: 401, type: 'invalid_request_error', message, ...(code !== undefined && { code }) };
}

export const openai: Vendor = {
  name: 'openai',
  basePath: '/v1',
  admission: [
    {
      rule: 'api-key-given',
      docs: AUTHENTICATION,
      check: ({ headers }) =>
        bearerKey(headers) === undefined
          ? wrongKey(
              "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
            )
          : undefined,
    },
    {
      rule: 'api-key-right',
      docs: AUTHENTICATION,
      check: ({ headers, apiKey }) =>
        apiKey !== undefined && bearerKey(headers) !== apiKey
          ? wrongKey(
              'Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.',
              'invalid_api_key',
            )
          : undefined,
    },
  ],
  problem: (status, code, message) => {
    const known = statuses[code ?? ''] ?? statuses[String(status)] ?? statuses[status < 500 ? '400' : '500'];
    return {
      type: 'server_error',
      ...known,
      ...(code !== undefined && { code }),
      status,
      message: message ?? known?.message ?? '',
    };
  },
  unparseable: () => ({
    status: 400,
    type: 'invalid_request_error',
    message:
      "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)",
  }),
  noSuchPath: (method, path) => ({
    status: 404,
    type: 'invalid_request_error',
    message: `Invalid URL (${method} ${path})`,
  }),
  noSuchModel: (model) => ({
    status: 404,
    type: 'invalid_request_error',
    code: 'model_not_found',
    message: `The model \`${model}\` does not exist or you do not have access to it.`,
  }),
  errorObject,
  errorBody: (problem) => JSON.stringify({ error: errorObject(problem) }),
  errorHeaders: ({ status, code }, retryAfter) => [
    ...(retryAfter === undefined ? [] : retryHeaders(retryAfter)),
    ...(status === 429 && code !== 'insufficient_quota'
      ? ([
          ...LIMITS,
          ['x-ratelimit-remaining-requests', '0'],
          ['x-ratelimit-remaining-tokens', '1999000'],
          ['x-ratelimit-reset-requests', duration(retryAfter?.ms ?? RESET_MS)],
          ['x-ratelimit-reset-tokens', '30ms'],
        ] as const)
      : []),
  ],
  errorEvent: (problem) => `data: ${JSON.stringify({ error: errorObject(problem) })}\n\n`,
  headers: (requestId, processingMs) => [
    ['x-request-id', requestId],
    ['openai-version', '2020-10-01'],
    ['openai-organization', 'simulator'],
    ['openai-processing-ms', String(processingMs)],
    ...LIMITS,
    ['x-ratelimit-remaining-requests', '9999'],
    ['x-ratelimit-remaining-tokens', '1999000'],
    ['x-ratelimit-reset-requests', '6ms'],
    ['x-ratelimit-reset-tokens', '30ms'],
  ],
};

function errorObject({ message, type, param, code, details }: Problem): object {
  return { message, type, param: param ?? null, code: code ?? null, ...details };
}

/** A time as OpenAI's headers write it: `30ms`, `1.5s`, `6m0s`. */
function duration(ms: number): string {
  if (ms < MS_PER_SECOND) return `${String(ms)}ms`;
  const minutes = Math.floor(ms / MS_PER_MINUTE);
  const seconds = `${String((ms % MS_PER_MINUTE) / MS_PER_SECOND)}s`;
  return minutes === 0 ? seconds : `${String(minutes)}m${seconds}`;
}
