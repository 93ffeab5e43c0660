import type { ErrorRow } from '../../failure/classify.ts';

/**
 * What OpenAI, Azure and the compatible servers say.
 * https://platform.openai.com/docs/guides/error-codes
 */
export const errorRows: readonly ErrorRow[] = [
  { kind: 'ContextOverflow', code: /^(context_length_exceeded|too_many_prompt_tokens)$/ },
  { kind: 'ContextOverflow', type: /^too_many_prompt_tokens$/ },
  {
    kind: 'ContextOverflow',
    status: 400,
    message:
      /maximum context length|exceeds? the (available )?context (size|window)|exceeded max context length/i,
  },
  {
    kind: 'QuotaExhausted',
    code: /^(insufficient_quota|credit_balance_exhausted|(organization|project)_(spend|usage)_limit_exceeded|billing_hard_limit_reached)$/,
  },
  { kind: 'QuotaExhausted', type: /^insufficient_quota$/ },
  {
    kind: 'ContentFiltered',
    code: /^(content_filter|content_policy_violation|ResponsibleAIPolicyViolation|invalid_prompt|(cyber|bio|misalignment)_policy_?\w*)$/,
  },
  { kind: 'AuthenticationFailed', code: /^(invalid_api_key|invalid-argument)$/ },
  { kind: 'ModelNotFound', code: /^(model_not_found|DeploymentNotFound)$/ },
  { kind: 'RateLimited', code: /^(rate_limit_exceeded|slow_down)$/ },
  { kind: 'Overloaded', code: /^(server_is_overloaded|engine_overloaded)$/ },
  { kind: 'Overloaded', type: /^(service_unavailable_error|overloaded_error)$/ },
  { kind: 'ServerError', at: 'stream', type: /^server_error$/ },
  { kind: 'ServerError', at: 'stream', code: /^server_error$/ },
];
