import type { ErrorRow } from '../failure/classify.ts';
import { begins } from './begins.ts';

/**
 * How Amazon Bedrock and Google Vertex name what goes wrong, whichever format they are asked in.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html#API_runtime_InvokeModel_Errors
 * https://cloud.google.com/apis/design/errors#error_codes
 */
export const cloudRows: readonly ErrorRow[] = [
  { kind: 'Overloaded', type: /^ModelNotReadyException$/ },
  { kind: 'Overloaded', type: /^(ServiceUnavailableException|UNAVAILABLE)$/ },
  // It is a limit of the account, and comes with 400.
  { kind: 'QuotaExhausted', type: /^ServiceQuotaExceededException$/ },
  { kind: 'RateLimited', type: /^(Throttling(Exception)?|TooManyRequestsException|RESOURCE_EXHAUSTED)$/ },
  { kind: 'ModelNotFound', type: /^ResourceNotFoundException$/ },
  {
    kind: 'ModelNotFound',
    type: /^ValidationException$/,
    message: begins(
      /the provided model identifier is invalid/,
      /invocation of model id .* on-demand throughput/,
    ),
  },
  {
    kind: 'AuthenticationFailed',
    type: /^(UnrecognizedClientException|InvalidSignatureException|ExpiredTokenException|UNAUTHENTICATED)$/,
  },
  // Google answers 400 to a bad key.
  { kind: 'AuthenticationFailed', code: /^API_KEY_INVALID$/ },
  { kind: 'PermissionDenied', type: /^(AccessDeniedException|PERMISSION_DENIED)$/ },
  {
    kind: 'ServerError',
    type: /^(InternalServerException|ModelErrorException|ModelStreamErrorException|INTERNAL)$/,
  },
  { kind: 'ServerError', type: /^(ModelTimeoutException|DEADLINE_EXCEEDED)$/ },
];
