import type { ErrorRow } from '../../failure/classify.ts';
import { transportRows } from '../transport-errors.ts';

/**
 * What OpenAI, Azure and the compatible servers say: the code before the type, and the message only where a server has
 * no code for it.
 * https://platform.openai.com/docs/guides/error-codes
 */
export const errorRows: readonly ErrorRow[] = [
  ...transportRows,

  // A field that is too long is no conversation that is too long.
  { kind: 'InvalidRequest', code: /^(string|array)_above_max_length$/ },
  { kind: 'ContextOverflow', code: /^(context_length_exceeded|too_many_prompt_tokens)$/ },
  { kind: 'ContextOverflow', type: /^(too_many_prompt_tokens|exceed_context_size_error)$/ },
  // More tokens in one request than the limit of a minute: no wait helps. https://console.groq.com/docs/errors
  { kind: 'ContextOverflow', status: 429, message: /^Request too large/ },
  { kind: 'ContextOverflow', status: 413 },

  {
    kind: 'QuotaExhausted',
    code: /^(insufficient_(quota|balance|credits)|credit_balance_exhausted|(organization|project)_spend_limit_exceeded|organization_usage_limit_exceeded|billing_(hard_limit_reached|not_active))$/,
  },
  { kind: 'QuotaExhausted', type: /^insufficient_quota$/ },

  {
    kind: 'ContentFiltered',
    code: /^(content_filter|content_policy_violation|invalid_prompt|(cyber|bio|misalignment)_policy(_violation)?|ResponsibleAIPolicyViolation)$/,
  },
  // https://openrouter.ai/docs/api-reference/errors
  { kind: 'ContentFiltered', status: 403, message: /\b(requires moderation|was flagged)\b/i },

  { kind: 'AuthenticationFailed', code: /^(invalid_api_key|invalid_authentication|account_deactivated)$/ },
  { kind: 'AuthenticationFailed', type: /^authentication_error$/ },
  // Gemini and xAI answer 400 to a bad key.
  {
    kind: 'AuthenticationFailed',
    status: 400,
    message: /^(\W*Incorrect API key provided|\W*API key not valid|\W*Invalid API key)/i,
  },
  {
    kind: 'PermissionDenied',
    code: /^(ip_not_authorized|unsupported_country_region_territory|data_residency_mismatch)$/,
  },
  {
    kind: 'ModelNotFound',
    code: /^(model_not_found|DeploymentNotFound|model_not_available|unsupported_model)$/,
  },

  { kind: 'RateLimited', code: /^(rate_limit_exceeded|rate_limit_error|too_many_requests|slow_down)$/ },
  { kind: 'RateLimited', type: /^(rate_limit_error|rate_limit_exceeded)$/ },
  { kind: 'Overloaded', code: /^(server_is_overloaded|engine_overloaded(_error)?|overloaded_error)$/ },
  { kind: 'Overloaded', type: /^(service_unavailable(_error)?|overloaded_error|engine_overloaded_error)$/ },

  // The model's own slip: https://console.groq.com/docs/tool-use
  { kind: 'MalformedResponse', code: /^tool_use_failed$/ },

  {
    kind: 'ContextOverflow',
    status: [400, 422],
    message:
      /maximum context length|exceeds? the (available |model's )?context (size|window|length)|exceeds? the context window|exceeded max context length|input tokens exceed the configured limit|current length is \d+ while limit is \d+/i,
  },
  { kind: 'ContextOverflow', at: 'stream', message: /maximum context length|exceeds? the context window/i },

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
  // Conflicts of a lock, too early, closed by a proxy: all pass.
  { kind: 'ServerError', status: 409 },
  { kind: 'ServerError', status: 425 },
  { kind: 'ConnectionLost', status: 499 },
];
