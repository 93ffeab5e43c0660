import { coded, typed, worded, type ErrorFact } from './fact.ts';

const within = (error: object) => ({ error: { code: 400, message: JSON.stringify({ error }) } });

/** What servers of every format say, since each of them may stand in front of any model. */
export const everyVendor: readonly ErrorFact[] = [
  ...worded(
    'ContextOverflow',
    400,
    "This model's maximum context length is 8192 tokens. However, you requested 9000.",
    "This endpoint's maximum context length is 32768 tokens. However, you requested about 40000 tokens.",
    "litellm.BadRequestError: OpenAIException - This model's maximum context length is 8192 tokens.",
    'Your input exceeds the context window of this model.',
    'Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300000 tokens.',
    "You passed 5000 input tokens and requested 100 output tokens. However, the model's context length is only 4096",
    'prompt is too long: 210000 tokens > 200000 maximum',
    '210000 prompt is too long',
    'The prompt is too long: 20000, model maximum context length: 16384',
    'The model returned the following errors: prompt is too long: 210000 tokens > 200000 maximum',
    'input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000',
    'max_tokens exceeds the context window',
    'Input is too long for requested model.',
    'The input token count (1196265) exceeds the maximum number of tokens allowed (1048575).',
    "This model's maximum prompt length is 131072 but the request contains 537812 tokens.",
    'Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
    'Please reduce the length of the messages or completion.',
    'the request exceeds the available context size. try increasing it',
    'request (9000 tokens) exceeds the available context size (8192 tokens), try increasing it',
    'prompt too long; exceeded max context length by 12 tokens',
    'The number of tokens to keep from the initial prompt is greater than the context length.',
    "The input (5000 tokens) is longer than the model's context length (4096 tokens).",
    'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000 + 20',
    'Invalid request: Your request exceeded model token limit: 131072',
    'invalid params, context window exceeds limit',
  ),
  [422, { error: 'current length is 9000 while limit is 8192' }, 'ContextOverflow'],
  ...worded('ContextOverflow', 'stream', 'Your input exceeds the context window of this model.'),

  ...worded(
    'ReasoningRejected',
    400,
    'messages.1.content.0: Invalid `signature` in `thinking` block',
    'messages.1.content.0: Invalid `signature` in `thinking` block. The block is bound to a different conversation.',
    'messages.3.content.2: Invalid `data` in `redacted_thinking` block',
    'The model returned the following errors: messages.39.content.0: Invalid signature in thinking block',
    'messages.5.content.0: `thinking` or `redacted_thinking` blocks in the latest assistant message cannot be modified.',
    'The model returned the following errors: messages.369.content.0.thinking.signature: Field required',
    'messages.3.content.0.redacted_thinking.data: Field required',
    'The encrypted content gAAA...abcd could not be verified. Reason: it could not be decrypted or parsed.',
    "Item with id 'rs_1' not found. Items are not persisted when `store` is set to false.",
    "Item 'rs_1' of type 'reasoning' was provided without its required following item.",
    "Item 'msg_1' of type 'message' was provided without its required 'reasoning' item: 'rs_1'.",
    'Corrupted thought signature.',
    'Thought signature is not valid',
  ),
  ...coded('ReasoningRejected', 400, 'invalid_encrypted_content'),
  // Gateways, and what they make of it.
  ...worded('ReasoningRejected', 429, 'messages.1.content.0: Invalid `signature` in `thinking` block'),
  ...worded('ReasoningRejected', 404, "Item with id 'rs_1' not found. Items are not persisted when"),
  [
    400,
    within({ type: 'invalid_request_error', message: 'messages.1: Invalid `signature` in `thinking` block' }),
    'ReasoningRejected',
  ],

  // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html#API_runtime_InvokeModel_Errors
  ...typed('Overloaded', 429, 'ModelNotReadyException'),
  ...typed('Overloaded', 'stream', 'ServiceUnavailableException', 'UNAVAILABLE'),
  ...typed('QuotaExhausted', 400, 'ServiceQuotaExceededException'),
  ...typed('RateLimited', 'stream', 'ThrottlingException', 'Throttling', 'TooManyRequestsException'),
  [400, { __type: 'com.amazon.coral.service#ThrottlingException', message: 'said' }, 'RateLimited'],
  ...typed('ModelNotFound', 'stream', 'ResourceNotFoundException'),
  [
    400,
    { error: { type: 'ValidationException', message: 'The provided model identifier is invalid.' } },
    'ModelNotFound',
  ],
  [
    400,
    {
      __type: 'ValidationException',
      message: 'Invocation of model ID anthropic.claude-v9 with on-demand throughput isn’t supported.',
    },
    'ModelNotFound',
  ],
  [400, { __type: 'ValidationException', message: 'said' }, 'InvalidRequest'],
  ...typed('AuthenticationFailed', 403, 'UnrecognizedClientException', 'InvalidSignatureException'),
  ...typed('AuthenticationFailed', 403, 'ExpiredTokenException'),
  ...typed('PermissionDenied', 'stream', 'AccessDeniedException', 'PERMISSION_DENIED'),
  ...typed('ServerError', 'stream', 'InternalServerException', 'INTERNAL'),
  ...typed('ServerError', 424, 'ModelErrorException', 'ModelStreamErrorException'),
  ...typed('ServerError', 408, 'ModelTimeoutException'),
  ...typed('ServerError', 'stream', 'DEADLINE_EXCEEDED'),

  // https://cloud.google.com/apis/design/errors#error_codes
  [429, { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'said' } }, 'RateLimited'],
  ['stream', { error: { status: 'RESOURCE_EXHAUSTED', message: 'said' } }, 'RateLimited'],
  ['stream', { error: { status: 'UNAUTHENTICATED', message: 'said' } }, 'AuthenticationFailed'],
  [
    400,
    {
      error: {
        code: 400,
        status: 'INVALID_ARGUMENT',
        message: 'said',
        details: [{ reason: 'API_KEY_INVALID' }],
      },
    },
    'AuthenticationFailed',
  ],

  [
    400,
    {
      error: {
        message: 'Provider returned error',
        code: 400,
        metadata: { raw: 'prompt is too long: 2 > 1' },
      },
    },
    'ContextOverflow',
  ],
  [404, { detail: 'Not Found' }, 'EndpointNotFound'],
  [502, '<html>Bad gateway</html>', 'ServerError'],
  ['stream', {}, 'ServerError'],
];
