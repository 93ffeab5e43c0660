import { coded, typed, worded, type ErrorFact } from './fact.ts';

const code = (value: string, more: object) => ({ error: { message: 'said', code: value, ...more } });
const tooLarge = {
  type: 'tokens',
  code: 'rate_limit_exceeded',
  message:
    'Request too large for gpt-4 in organization org-1 on tokens per min (TPM): Limit 30000, Requested 50000.',
};

/** What OpenAI, Azure and the compatible servers say. */
export const openaiErrors: readonly ErrorFact[] = [
  ...coded('ContextOverflow', 400, 'context_length_exceeded', 'too_many_prompt_tokens'),
  ...typed('ContextOverflow', 400, 'too_many_prompt_tokens', 'exceed_context_size_error'),
  [
    400,
    code('string_above_max_length', { message: "This model's maximum context length is 1" }),
    'InvalidRequest',
  ],
  [
    400,
    code('array_above_max_length', { message: "This model's maximum context length is 1" }),
    'InvalidRequest',
  ],
  [
    400,
    { error: { message: 'litellm.ContextWindowExceededError: litellm.BadRequestError: said' } },
    'ContextOverflow',
  ],
  [429, { error: tooLarge }, 'TokenRateTooLarge'],
  [
    413,
    { error: { ...tooLarge, message: tooLarge.message.replace('min ', 'minute ') } },
    'TokenRateTooLarge',
  ],
  ['stream', { error: tooLarge }, 'TokenRateTooLarge'],
  [413, '<html>too large</html>', 'RequestTooLarge'],

  ...coded('QuotaExhausted', 429, 'insufficient_quota', 'insufficient_balance', 'insufficient_credits'),
  ...coded('QuotaExhausted', 429, 'credit_balance_exhausted', 'organization_usage_limit_exceeded'),
  ...coded('QuotaExhausted', 429, 'organization_spend_limit_exceeded', 'project_spend_limit_exceeded'),
  ...coded('QuotaExhausted', 429, 'billing_hard_limit_reached', 'billing_not_active'),
  ...typed('QuotaExhausted', 429, 'insufficient_quota', 'exceeded_current_quota_error'),
  ...coded('QuotaExhausted', 'stream', 'insufficient_quota'),
  ...worded(
    'QuotaExhausted',
    403,
    'Your team 1234 has either used all available credits or reached its monthly spending limit.',
    'Out of call volume quota. Quota will be replenished in 00:01:22.',
  ),
  [402, { error: { message: 'Insufficient Balance', code: 'invalid_request_error' } }, 'QuotaExhausted'],

  [400, code('content_filter', { innererror: { code: 'ResponsibleAIPolicyViolation' } }), 'ContentFiltered'],
  ...coded('ContentFiltered', 400, 'content_filter', 'content_policy_violation', 'invalid_prompt'),
  ...coded('ContentFiltered', 400, 'image_content_policy_violation', 'cyber_policy_violation', 'bio_policy'),
  ...coded('ContentFiltered', 'stream', 'misalignment_policy_violation', 'invalid_prompt'),
  ...worded('ContentFiltered', 403, 'openai/gpt-4 requires moderation on Azure.', 'Your input was flagged'),
  [400, { error: { message: 'litellm.ContentPolicyViolationError: said' } }, 'ContentFiltered'],

  ...coded('AuthenticationFailed', 401, 'invalid_api_key'),
  ...coded('AuthenticationFailed', 403, 'invalid_authentication', 'account_deactivated'),
  ...coded('AuthenticationFailed', 400, 'invalid_api_key'),
  ...typed('AuthenticationFailed', 400, 'authentication_error'),
  [400, { code: 'invalid-argument', error: 'Incorrect API key provided: [key].' }, 'AuthenticationFailed'],
  [
    400,
    [{ error: { code: 400, message: 'API key not valid. Please pass a valid API key.' } }],
    'AuthenticationFailed',
  ],
  [400, { error: 'Invalid API key' }, 'AuthenticationFailed'],
  [401, { detail: 'Unauthorized' }, 'AuthenticationFailed'],
  [
    401,
    {
      error: {
        message: 'Authentication Fails',
        type: 'invalid_request_error',
        code: 'invalid_request_error',
      },
    },
    'AuthenticationFailed',
  ],
  ...coded('PermissionDenied', 401, 'ip_not_authorized'),
  ...coded('PermissionDenied', 400, 'unsupported_country_region_territory', 'data_residency_mismatch'),

  ...coded('ModelNotFound', 400, 'model_not_found', 'model_decommissioned', 'model_not_available'),
  ...coded('ModelNotFound', 400, 'OperationNotSupported', 'unsupported_model'),
  ...coded('ModelNotFound', 404, 'DeploymentNotFound'),
  ...typed('ModelNotFound', 400, 'invalid_model'),
  ...worded('ModelNotFound', 400, 'acme/llama-99 is not a valid model ID'),
  // What the page of a missing path would say, if the code did not tell.
  [404, code('DeploymentNotFound', { message: 'Resource not found' }), 'ModelNotFound'],

  ...coded('RateLimited', 503, 'rate_limit_exceeded', 'rate_limit_error', 'too_many_requests', 'slow_down'),
  ...typed('RateLimited', 'stream', 'rate_limit_error', 'rate_limit_exceeded'),
  ...coded('RateLimited', 'stream', 429, '429'),
  ...coded('Overloaded', 500, 'server_is_overloaded', 'engine_overloaded_error', 'overloaded_error'),
  ...coded('Overloaded', 429, 'capacity_exceeded', 'queue_exceeded', 'NoCapacity', 'engine_overloaded'),
  ...typed('Overloaded', 'stream', 'service_unavailable_error', 'service_unavailable', 'overloaded_error'),
  ...typed('Overloaded', 429, 'engine_overloaded_error'),
  [498, '', 'Overloaded'],

  ...coded('MalformedResponse', 400, 'tool_use_failed'),
  ...coded('SchemaViolation', 400, 'json_validate_failed'),

  [500, code('server_error', {}), 'ServerError'],
  ...coded('ServerError', 'stream', 'server_error', 'internal_error', 'internal_server_error', 'timeout'),
  ...coded('ServerError', 'stream', 'vector_store_timeout', 'error'),
  ...typed(
    'ServerError',
    'stream',
    'server_error',
    'api_error',
    'internal_server_error',
    'InternalServerError',
  ),
  ...typed('InvalidRequest', 'stream', 'invalid_request_error', 'BadRequestError'),
  ...coded('InvalidRequest', 'stream', 'invalid_image', 'invalid_base64_image', 'invalid_image_url'),
  ...coded('InvalidRequest', 'stream', 'image_too_large', 'image_parse_error', 'empty_image_file'),
  ...coded('InvalidRequest', 'stream', 'unsupported_image_media_type', 'failed_to_download_image'),
  ...coded('InvalidRequest', 400, 'unsupported_parameter', 'invalid_function_parameters', 'unsupported_file'),
  ...coded('InvalidRequest', 400, 'decimal_below_min_value'),
  ...worded('InvalidRequest', 400, "Unsupported parameter: 'temperature'"),
  ...worded(
    'InvalidRequest',
    400,
    "Expected an ID that begins with 'fc'.",
    'No tool output found for function call',
  ),
  ...worded('InvalidRequest', 400, 'max_tokens is too large: 100000. This model supports at most 4096.'),
  [422, { detail: [{ loc: ['body', 'messages'], msg: 'field required' }] }, 'InvalidRequest'],
  ...coded('Unknown', 'stream', 'something_new'),
];
