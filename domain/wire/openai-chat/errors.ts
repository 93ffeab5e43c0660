import type { ErrorRow } from '../../failure/classify.ts';
import { begins } from '../begins.ts';
import { cloudRows } from '../cloud-errors.ts';
import { overflowRows } from '../overflow-errors.ts';
import { reasoningRows } from '../reasoning-errors.ts';

/**
 * What OpenAI, Azure and the compatible servers say: the code before the type, and the message only where a server has
 * no code for it.
 * https://platform.openai.com/docs/guides/error-codes
 */
export const errorRows: readonly ErrorRow[] = [
  // A field that is too long is no conversation that is too long.
  { kind: 'InvalidRequest', code: /^(string|array)_above_max_length$/ },
  { kind: 'ContextOverflow', code: /^(context_length_exceeded|too_many_prompt_tokens)$/ },
  { kind: 'ContextOverflow', type: /^(too_many_prompt_tokens|exceed_context_size_error)$/ },
  // OpenAI answers 429, Groq 413, and both give the code of a rate limit that passes.
  { kind: 'TokenRateTooLarge', message: begins(/request too large for .* tokens per min/) },

  ...reasoningRows,

  {
    kind: 'QuotaExhausted',
    code: /^(insufficient_(quota|balance|credits)|credit_balance_exhausted|(organization|project)_spend_limit_exceeded|organization_usage_limit_exceeded|billing_(hard_limit_reached|not_active))$/,
  },
  { kind: 'QuotaExhausted', type: /^(insufficient_quota|exceeded_current_quota_error)$/ },
  // xAI and Azure API Management have no code for it.
  {
    kind: 'QuotaExhausted',
    message: begins(/your team \S+ has either used all available credits/, /out of call volume quota/),
  },

  {
    kind: 'ContentFiltered',
    code: /^(content_filter|content_policy_violation|image_content_policy_violation|invalid_prompt|(cyber|bio|misalignment)_policy(_violation)?|ResponsibleAIPolicyViolation)$/,
  },
  // https://openrouter.ai/docs/api-reference/errors
  {
    kind: 'ContentFiltered',
    status: 403,
    message: begins(/.{0,60}\brequires moderation\b/, /(your )?input was flagged/),
  },

  { kind: 'AuthenticationFailed', code: /^(invalid_api_key|invalid_authentication|account_deactivated)$/ },
  { kind: 'AuthenticationFailed', type: /^authentication_error$/ },
  // Gemini and xAI answer 400 to a bad key.
  {
    kind: 'AuthenticationFailed',
    status: 400,
    message: begins(/(incorrect API key provided|API key not valid|invalid API key)/),
  },
  {
    kind: 'PermissionDenied',
    code: /^(ip_not_authorized|unsupported_country_region_territory|data_residency_mismatch)$/,
  },
  {
    kind: 'ModelNotFound',
    code: /^(model_not_found|model_decommissioned|DeploymentNotFound|OperationNotSupported|model_not_available|unsupported_model)$/,
  },
  { kind: 'ModelNotFound', type: /^invalid_model$/ },
  { kind: 'ModelNotFound', message: begins(/\S+ is not a valid model ID/) },

  // The model's own slips: https://console.groq.com/docs/tool-use, https://console.groq.com/docs/structured-outputs
  { kind: 'MalformedResponse', code: /^tool_use_failed$/ },
  { kind: 'SchemaViolation', code: /^json_validate_failed$/ },

  // https://console.groq.com/docs/flex-processing
  {
    kind: 'Overloaded',
    code: /^(server_is_overloaded|engine_overloaded(_error)?|overloaded_error|capacity_exceeded|queue_exceeded|NoCapacity)$/,
  },
  { kind: 'RateLimited', code: /^(rate_limit_exceeded|rate_limit_error|too_many_requests|slow_down)$/ },
  { kind: 'Overloaded', type: /^(service_unavailable(_error)?|overloaded_error|engine_overloaded_error)$/ },
  { kind: 'Overloaded', status: 498 },
  { kind: 'RateLimited', type: /^(rate_limit_error|rate_limit_exceeded)$/ },

  ...overflowRows,
  // A proxy that has recognised it: https://docs.litellm.ai/docs/exception_mapping
  { kind: 'ContextOverflow', message: /^litellm\.ContextWindowExceededError: / },
  { kind: 'ContentFiltered', message: /^litellm\.ContentPolicyViolationError: / },

  // Inside a stream there is no status to go by.
  {
    kind: 'ServerError',
    at: 'stream',
    code: /^(error|server_error|internal_error|internal_server_error|timeout|vector_store_timeout)$/,
  },
  {
    kind: 'ServerError',
    at: 'stream',
    type: /^(server_error|api_error|internal_server_error|InternalServerError)$/,
  },
  { kind: 'InvalidRequest', at: 'stream', type: /^(invalid_request_error|BadRequestError)$/ },
  // An image that the model can't take: https://platform.openai.com/docs/api-reference/responses/object
  {
    kind: 'InvalidRequest',
    at: 'stream',
    code: /^(invalid_\w*image\w*|image_\w+|unsupported_image_media_type|empty_image_file|failed_to_download_image)$/,
  },
  ...cloudRows,
];
