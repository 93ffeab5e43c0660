import type { ErrorRow } from '../../failure/classify.ts';
import { begins } from '../begins.ts';
import { cloudRows } from '../cloud-errors.ts';
import { overflowRows } from '../overflow-errors.ts';
import { reasoningRows } from '../reasoning-errors.ts';

/**
 * The stable code first, then the few messages that carry what has no code, then the type: the same one for an error
 * with a status and for one inside a stream.
 * https://platform.claude.com/docs/en/api/errors
 */
export const errorRows: readonly ErrorRow[] = [
  {
    kind: 'QuotaExhausted',
    code: /^((contract|enforced|organization|workspace)_spend_limit_reached|linked_organization_\w+)$/,
  },
  {
    kind: 'PermissionDenied',
    code: /^(organization_on_hold|workspace_policy_violation|cmek_key_(disabled|network_blocked))$/,
  },
  { kind: 'RateLimited', code: /^ramp_limit_exceeded$/ },
  { kind: 'RequestTooLarge', code: /^request_body_too_large_after_decoding$/ },
  { kind: 'ServerError', code: /^(cmek_key_unreachable|cmek_context_unavailable)$/ },

  ...reasoningRows,
  ...overflowRows,

  // Spend limits that an organisation sets for itself come as 400.
  {
    kind: 'QuotaExhausted',
    message: begins(
      /you have reached your specified (workspace )?API usage limits/,
      /your credit balance is too low/,
    ),
  },
  { kind: 'ContentFiltered', message: begins(/output blocked by content filtering policy/) },

  { kind: 'RequestTooLarge', type: /^request_too_large$/ },
  { kind: 'QuotaExhausted', type: /^billing_error$/ },
  { kind: 'AuthenticationFailed', type: /^authentication_error$/ },
  { kind: 'PermissionDenied', type: /^permission_error$/ },
  { kind: 'EndpointNotFound', type: /^not_found_error$/, message: /^not found$/i },
  { kind: 'ModelNotFound', type: /^not_found_error$/ },
  { kind: 'RateLimited', type: /^rate_limit_error$/ },
  { kind: 'Overloaded', type: /^overloaded_error$/ },
  { kind: 'Overloaded', status: 503, type: /^api_error$/ },
  { kind: 'ServerError', type: /^(api_error|timeout_error)$/ },
  { kind: 'InvalidRequest', type: /^invalid_request_error$/ },
  { kind: 'ServerError', at: 'stream', code: /^error$/ },
  ...cloudRows,
];
