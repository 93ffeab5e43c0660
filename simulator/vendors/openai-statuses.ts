import type { Problem } from '../judge/rule.ts';

/**
 * Errors by HTTP status, and by code where a status has several:
 * https://platform.openai.com/docs/guides/error-codes
 */
export const statuses: Readonly<Record<string, Omit<Problem, 'status'>>> = {
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
