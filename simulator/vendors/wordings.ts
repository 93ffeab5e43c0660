import type { Problem } from '../judge/rule.ts';

type Wording = Omit<Problem, 'status'>;

/**
 * Errors as vendors, clouds and compatible servers word them, for what their status alone does not tell apart.
 * Each goes into the envelope of the vendor that is played, as behind a gateway.
 */
export const wordings = {
  /** https://platform.openai.com/docs/guides/error-codes */
  'maximum-context-length': {
    type: 'invalid_request_error',
    code: 'context_length_exceeded',
    param: 'messages',
    message:
      "This model's maximum context length is 128000 tokens. However, your messages resulted in 150234 tokens. Please reduce the length of the messages.",
  },
  'configured-context-limit': {
    type: 'invalid_request_error',
    code: 'context_length_exceeded',
    param: 'messages',
    message:
      'Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 284393 tokens. Please reduce the length of the messages.',
  },
  /** https://platform.claude.com/docs/en/build-with-claude/context-windows */
  'prompt-too-long': {
    type: 'invalid_request_error',
    message: 'prompt is too long: 208310 tokens > 200000 maximum',
  },
  'input-and-max-tokens': {
    type: 'invalid_request_error',
    message:
      'input length and `max_tokens` exceed context limit: 178959 + 64000 > 200000, decrease input length or `max_tokens` and try again',
  },
  'too-many-prompt-tokens': {
    type: 'too_many_prompt_tokens',
    message: 'prompt too long; exceeded max context length by 2048 tokens',
  },
  /** https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md */
  'available-context-size': {
    type: 'exceed_context_size_error',
    message: 'the request exceeds the available context size, try increasing it',
    details: { code: 400, n_prompt_tokens: 9_216, n_ctx: 8_192 },
  },
  'tokens-per-minute': {
    type: 'tokens',
    code: 'rate_limit_exceeded',
    message:
      'Request too large for the model on tokens per min (TPM): Limit 30000, Requested 41235. The input or output tokens must be reduced in order to run successfully.',
  },
  'slow-down': {
    type: 'service_unavailable_error',
    code: 'slow_down',
    message: 'Please reduce your request rate to its original level and keep it there for a while.',
  },
  'spend-limit': {
    type: 'insufficient_quota',
    code: 'organization_spend_limit_exceeded',
    message: 'Your organization has reached its monthly spend limit.',
  },
  /** https://platform.claude.com/docs/en/api/errors */
  'enforced-spend-limit': {
    type: 'rate_limit_error',
    message: 'Your organization has reached its enforced spend limit.',
    details: { details: { error_code: 'enforced_spend_limit_reached' } },
  },
  'usage-limits': {
    type: 'invalid_request_error',
    message:
      'You have reached your specified API usage limits. You will regain access on 2027-01-01 at 00:00 UTC.',
  },
  'credit-balance': {
    type: 'invalid_request_error',
    message:
      'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
  },
  /** https://api-docs.deepseek.com/quick_start/error_codes */
  'insufficient-balance': {
    type: 'unknown_error',
    code: 'invalid_request_error',
    message: 'Insufficient Balance',
  },
  /** https://openrouter.ai/docs/api/reference/errors-and-debugging */
  'insufficient-credits': {
    type: 'error',
    message: 'Insufficient credits. Add more and try again.',
    details: { code: 402 },
  },
  'authentication-fails': {
    type: 'authentication_error',
    code: 'invalid_request_error',
    message: 'Authentication Fails, Your api key is invalid',
  },
  'key-not-valid': {
    type: 'error',
    message: 'API key not valid. Please pass a valid API key.',
    details: { code: 400, status: 'INVALID_ARGUMENT' },
  },
  'deployment-not-found': {
    type: 'invalid_request_error',
    code: 'DeploymentNotFound',
    message:
      'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
  },
  /** https://learn.microsoft.com/azure/ai-foundry/openai/concepts/content-filter */
  'azure-content-filter': {
    type: 'invalid_request_error',
    code: 'content_filter',
    param: 'prompt',
    message:
      "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.",
    details: {
      status: 400,
      innererror: {
        code: 'ResponsibleAIPolicyViolation',
        content_filter_result: { violence: { filtered: true, severity: 'medium' } },
      },
    },
  },
  'invalid-prompt': {
    type: 'invalid_request_error',
    code: 'invalid_prompt',
    message: 'Invalid prompt: your prompt was flagged as potentially violating our usage policy.',
  },
  'output-blocked': {
    type: 'invalid_request_error',
    message: 'Output blocked by content filtering policy',
  },
} as const satisfies Readonly<Record<string, Wording>>;

export type WordingName = keyof typeof wordings;
