import type { Problem } from '../judge/rule.ts';
import { bearerKey, type Vendor } from './vendor.ts';

const AUTHENTICATION = 'https://platform.openai.com/docs/api-reference/authentication';

/** https://platform.openai.com/docs/guides/error-codes */
const STATUSES: Readonly<Record<string, Omit<Problem, 'status'>>> = {
  '400': { type: 'invalid_request_error', message: 'Your request could not be processed.' },
  '401': { type: 'invalid_request_error', code: 'invalid_api_key', message: 'Incorrect API key provided.' },
  '403': {
    type: 'invalid_request_error',
    code: 'unsupported_country_region_territory',
    message: 'Country, region, or territory not supported',
  },
  '404': { type: 'invalid_request_error', code: 'model_not_found', message: 'The model does not exist.' },
  '408': { type: 'timeout', message: 'Request timed out.' },
  '409': { type: 'conflict', message: 'The resource is being updated. Please try again.' },
  '413': { type: 'invalid_request_error', message: 'Maximum content size limit exceeded.' },
  '429': {
    type: 'requests',
    code: 'rate_limit_exceeded',
    message: 'Rate limit reached for requests. Please try again in 1s.',
  },
  insufficient_quota: {
    type: 'insufficient_quota',
    code: 'insufficient_quota',
    message: 'You exceeded your current quota, please check your plan and billing details.',
  },
  context_length_exceeded: {
    type: 'invalid_request_error',
    code: 'context_length_exceeded',
    message: 'Your input exceeds the context window of this model. Please adjust your input and try again.',
  },
  '500': {
    type: 'server_error',
    message: 'The server had an error while processing your request. Sorry about that!',
  },
  '502': { type: 'server_error', message: 'Bad gateway.' },
  '503': {
    type: 'service_unavailable_error',
    code: 'server_is_overloaded',
    message: 'Our servers are currently overloaded. Please try again later.',
  },
  '504': { type: 'server_error', message: 'Gateway timeout.' },
};

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
    const known = STATUSES[code ?? ''] ?? STATUSES[String(status)] ?? STATUSES[status < 500 ? '400' : '500'];
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
  errorBody: (problem) => JSON.stringify({ error: errorObject(problem) }),
  errorHeaders: ({ status, code }) =>
    status === 429 && code !== 'insufficient_quota'
      ? [
          ...LIMITS,
          ['x-ratelimit-remaining-requests', '0'],
          ['x-ratelimit-remaining-tokens', '1999000'],
          ['x-ratelimit-reset-requests', '1s'],
          ['x-ratelimit-reset-tokens', '30ms'],
        ]
      : [],
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

function errorObject({ message, type, param, code }: Problem): object {
  return { message, type, param: param ?? null, code: code ?? null };
}
