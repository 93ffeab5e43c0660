import type { FailureKind } from '../../domain/failure/kinds.ts';

/** What a vendor answers, with this status or inside a stream, and what we call it. */
export type ErrorFact = readonly [status: number | 'stream', body: unknown, kind: FailureKind];

const code = (value: string | number | null, more: object = {}) => ({
  error: { message: 'said', code: value, ...more },
});
const said = (message: string) => ({ error: { message, type: 'invalid_request_error', code: null } });

export const chatErrors: readonly ErrorFact[] = [
  [400, code('context_length_exceeded'), 'ContextOverflow'],
  [
    400,
    said("This model's maximum context length is 8192 tokens. However, you requested 9000."),
    'ContextOverflow',
  ],
  [400, said('prompt too long; exceeded max context length by 12 tokens'), 'ContextOverflow'],
  [400, said('Your input exceeds the context window of this model.'), 'ContextOverflow'],
  [400, said('the request exceeds the available context size. try increasing it'), 'ContextOverflow'],
  [400, said('input tokens exceed the configured limit of 272000 tokens'), 'ContextOverflow'],
  [422, { error: 'current length is 9000 while limit is 8192' }, 'ContextOverflow'],
  [400, { error: { message: 'said', type: 'too_many_prompt_tokens' } }, 'ContextOverflow'],
  [400, { error: { code: 400, message: 'said', type: 'exceed_context_size_error' } }, 'ContextOverflow'],
  [413, '<html>too large</html>', 'ContextOverflow'],
  [
    429,
    {
      error: {
        message: 'Request too large for gpt-4 on tokens per min (TPM)',
        type: 'tokens',
        code: 'rate_limit_exceeded',
      },
    },
    'ContextOverflow',
  ],
  [
    'stream',
    { error: { message: 'the prompt exceeds the context window', type: 'server_error' } },
    'ContextOverflow',
  ],
  [
    400,
    code('string_above_max_length', { message: "Invalid 'user': maximum context length" }),
    'InvalidRequest',
  ],

  [429, code('insufficient_quota', { type: 'insufficient_quota' }), 'QuotaExhausted'],
  [429, { error: { message: 'said', type: 'insufficient_quota', code: null } }, 'QuotaExhausted'],
  [429, code('credit_balance_exhausted'), 'QuotaExhausted'],
  [429, code('project_spend_limit_exceeded'), 'QuotaExhausted'],
  ['stream', code('insufficient_quota'), 'QuotaExhausted'],
  [
    402,
    { error: { message: 'Insufficient Balance', type: 'unknown_error', code: 'invalid_request_error' } },
    'QuotaExhausted',
  ],

  [400, code('content_filter', { innererror: { code: 'ResponsibleAIPolicyViolation' } }), 'ContentFiltered'],
  [400, code('content_policy_violation'), 'ContentFiltered'],
  [400, code('invalid_prompt'), 'ContentFiltered'],
  [
    403,
    { error: { code: 403, message: 'Your chosen model requires moderation and your input was flagged' } },
    'ContentFiltered',
  ],

  [401, code('invalid_api_key'), 'AuthenticationFailed'],
  [400, code('invalid_api_key'), 'AuthenticationFailed'],
  [400, { error: { message: 'said', type: 'authentication_error' } }, 'AuthenticationFailed'],
  [400, { code: 'invalid-argument', error: 'Incorrect API key provided: [key].' }, 'AuthenticationFailed'],
  [
    400,
    [
      {
        error: {
          code: 400,
          message: 'API key not valid. Please pass a valid API key.',
          status: 'INVALID_ARGUMENT',
        },
      },
    ],
    'AuthenticationFailed',
  ],
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
  [401, code('ip_not_authorized'), 'PermissionDenied'],
  [403, code('unsupported_country_region_territory'), 'PermissionDenied'],
  [400, code('model_not_found'), 'ModelNotFound'],
  [404, code('DeploymentNotFound'), 'ModelNotFound'],

  [429, code('rate_limit_exceeded'), 'RateLimited'],
  [503, code('slow_down'), 'RateLimited'],
  ['stream', { error: { message: 'said', type: 'rate_limit_exceeded' } }, 'RateLimited'],
  ['stream', code(429), 'RateLimited'],
  ['stream', code('429'), 'RateLimited'],
  [500, code('server_is_overloaded'), 'Overloaded'],
  ['stream', { error: { message: 'said', type: 'service_unavailable_error' } }, 'Overloaded'],
  [400, code('tool_use_failed', { failed_generation: '<function' }), 'MalformedResponse'],
  [500, code('server_error'), 'ServerError'],
  ['stream', code('server_error'), 'ServerError'],
  ['stream', { error: { message: 'said', type: 'server_error', code: null } }, 'ServerError'],
  ['stream', {}, 'ServerError'],
  ['stream', said('said'), 'InvalidRequest'],
  [409, code('lock'), 'ServerError'],
  [425, '', 'ServerError'],
  [499, '', 'ConnectionLost'],
  [400, code('unsupported_parameter'), 'InvalidRequest'],
  [400, code('invalid_function_parameters'), 'InvalidRequest'],
  [400, code('decimal_below_min_value'), 'InvalidRequest'],
  [400, said("Unsupported parameter: 'temperature'"), 'InvalidRequest'],
  [422, { detail: [{ loc: ['body', 'messages'], msg: 'field required' }] }, 'InvalidRequest'],
  [502, '<html>Bad gateway</html>', 'ServerError'],
];

const error = (type: string, message = 'said', details?: object) => ({
  type: 'error',
  error: { type, message, ...(details === undefined ? {} : { details }) },
  request_id: 'req_1',
});
const coded = (type: string, error_code: string) => error(type, 'said', { error_code });
const invalid = 'invalid_request_error';

export const anthropicErrors: readonly ErrorFact[] = [
  [429, coded('rate_limit_error', 'enforced_spend_limit_reached'), 'QuotaExhausted'],
  [429, coded('rate_limit_error', 'contract_spend_limit_reached'), 'QuotaExhausted'],
  [400, coded(invalid, 'organization_on_hold'), 'PermissionDenied'],
  [400, coded(invalid, 'cmek_key_disabled'), 'PermissionDenied'],
  [400, coded(invalid, 'ramp_limit_exceeded'), 'RateLimited'],
  [
    400,
    error(invalid, 'You have reached your specified API usage limits. You will regain access on 2026-12-01.'),
    'QuotaExhausted',
  ],
  [400, error(invalid, 'Your credit balance is too low to access the Anthropic API.'), 'QuotaExhausted'],
  [400, error(invalid, 'prompt is too long: 210000 tokens > 200000 maximum'), 'ContextOverflow'],
  [
    400,
    error(invalid, 'input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000'),
    'ContextOverflow',
  ],
  [400, error(invalid, 'Output blocked by content filtering policy'), 'ContentFiltered'],
  [413, error('request_too_large'), 'ContextOverflow'],
  [413, '<html>', 'ContextOverflow'],
  ['stream', error('request_too_large'), 'ContextOverflow'],
  [402, error('billing_error'), 'QuotaExhausted'],
  ['stream', error('billing_error'), 'QuotaExhausted'],
  [401, error('authentication_error'), 'AuthenticationFailed'],
  ['stream', error('authentication_error'), 'AuthenticationFailed'],
  [403, error('permission_error'), 'PermissionDenied'],
  ['stream', error('permission_error'), 'PermissionDenied'],
  [404, error('not_found_error', 'model: claude-x'), 'ModelNotFound'],
  ['stream', error('not_found_error'), 'ModelNotFound'],
  [429, error('rate_limit_error'), 'RateLimited'],
  ['stream', error('rate_limit_error'), 'RateLimited'],
  [529, error('overloaded_error'), 'Overloaded'],
  ['stream', error('overloaded_error'), 'Overloaded'],
  [500, error('api_error'), 'ServerError'],
  ['stream', error('api_error'), 'ServerError'],
  [504, error('timeout_error'), 'ServerError'],
  [
    400,
    error(invalid, 'messages.1: `tool_use` ids were found without `tool_result` blocks'),
    'InvalidRequest',
  ],
  ['stream', error(invalid), 'InvalidRequest'],
  ['stream', { type: 'error' }, 'ServerError'],
  [409, error('conflict_error'), 'ServerError'],
  [502, '<html>Bad gateway</html>', 'ServerError'],
];
