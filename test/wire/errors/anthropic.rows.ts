import type { FailureKind } from '../../../domain/failure/kinds.ts';
import type { ErrorFact } from './fact.ts';

const error = (type: string, message = 'said', details?: object) => ({
  type: 'error',
  error: { type, message, ...(details === undefined ? {} : { details }) },
  request_id: 'req_1',
});
const invalid = 'invalid_request_error';

/** With its own status and inside a stream alike. */
const either = (kind: FailureKind, status: number, type: string, message?: string): readonly ErrorFact[] => [
  [status, error(type, message), kind],
  ['stream', error(type, message), kind],
];
const coded = (kind: FailureKind, status: number, type: string, ...codes: readonly string[]) =>
  codes.map((error_code): ErrorFact => [status, error(type, 'said', { error_code }), kind]);

/** What Anthropic says. */
export const anthropicErrors: readonly ErrorFact[] = [
  ...coded(
    'QuotaExhausted',
    429,
    'rate_limit_error',
    'enforced_spend_limit_reached',
    'contract_spend_limit_reached',
  ),
  ...coded(
    'QuotaExhausted',
    400,
    invalid,
    'organization_spend_limit_reached',
    'workspace_spend_limit_reached',
  ),
  ...coded('QuotaExhausted', 400, invalid, 'linked_organization_spend_limit_reached'),
  ...coded('PermissionDenied', 400, invalid, 'organization_on_hold', 'workspace_policy_violation'),
  ...coded('PermissionDenied', 400, invalid, 'cmek_key_disabled', 'cmek_key_network_blocked'),
  ...coded('RateLimited', 400, invalid, 'ramp_limit_exceeded'),
  ...coded('RequestTooLarge', 400, invalid, 'request_body_too_large_after_decoding'),
  ...coded('ServerError', 503, 'api_error', 'cmek_key_unreachable', 'cmek_context_unavailable'),
  ...coded('ServerError', 400, invalid, 'cmek_key_unreachable'),
  ...coded('InvalidRequest', 400, invalid, 'image_dimensions_too_large', 'tool_name_conflict'),

  ...either(
    'QuotaExhausted',
    400,
    invalid,
    'You have reached your specified API usage limits. You will regain access on 2026-12-01.',
  ),
  ...either('QuotaExhausted', 400, invalid, 'You have reached your specified workspace API usage limits.'),
  ...either('QuotaExhausted', 400, invalid, 'Your credit balance is too low to access the Anthropic API.'),
  ...either('ContentFiltered', 400, invalid, 'Output blocked by content filtering policy'),
  ...either('RequestTooLarge', 413, 'request_too_large'),
  [413, '<html>', 'RequestTooLarge'],
  ...either('QuotaExhausted', 402, 'billing_error'),
  ...either('AuthenticationFailed', 401, 'authentication_error'),
  ...either('PermissionDenied', 403, 'permission_error'),
  ...either('EndpointNotFound', 404, 'not_found_error', 'Not Found'),
  ...either('ModelNotFound', 404, 'not_found_error', 'model: claude-x'),
  ...either('RateLimited', 429, 'rate_limit_error'),
  ...either('Overloaded', 529, 'overloaded_error'),
  ...either('ServerError', 500, 'api_error'),
  ...either('ServerError', 504, 'timeout_error'),
  ...either('InvalidRequest', 400, invalid),
  [
    400,
    error(invalid, 'messages.1: `tool_use` ids were found without `tool_result` blocks'),
    'InvalidRequest',
  ],
  [400, error(invalid, 'max_tokens: 100000 > 64000, which is the maximum allowed'), 'InvalidRequest'],
  [400, error(invalid, 'This model does not support assistant message prefill.'), 'InvalidRequest'],
  ['stream', { type: 'error' }, 'ServerError'],
  [409, error('conflict_error'), 'ServerError'],
  ['stream', error('something_new'), 'Unknown'],
];
