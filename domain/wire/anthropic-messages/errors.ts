import type { ErrorRow } from '../../failure/classify.ts';
import { transportRows } from '../transport-errors.ts';

/**
 * The stable code first, then the few messages that carry what has no code, then the type: the same one for an error
 * with a status and for one inside a stream.
 * https://platform.claude.com/docs/en/api/errors
 */
export const errorRows: readonly ErrorRow[] = [
  ...transportRows,

  {
    kind: 'QuotaExhausted',
    code: /^((contract|enforced|organization|workspace)_spend_limit_reached|linked_organization_\w+)$/,
  },
  {
    kind: 'PermissionDenied',
    code: /^(organization_on_hold|workspace_policy_violation|cmek_(key_disabled|network_blocked))$/,
  },
  { kind: 'RateLimited', code: /^ramp_limit_exceeded$/ },

  // Spend limits that an organisation sets for itself come as 400.
  {
    kind: 'QuotaExhausted',
    type: /^invalid_request_error$/,
    message: /usage limits?\b.*\bregain access|credit balance is too low/i,
  },
  {
    kind: 'ContextOverflow',
    type: /^invalid_request_error$/,
    message:
      /^(\d+ )?prompt is too long|`?max_tokens`? exceed(s|ed)? (the )?(context|model)|exceeds? the (model's )?context (window|limit)/i,
  },
  {
    kind: 'ContentFiltered',
    type: /^invalid_request_error$/,
    message: /^Output blocked by content filtering policy/i,
  },
  { kind: 'ContextOverflow', type: /^request_too_large$/ },
  // From the network in front, and then perhaps HTML.
  { kind: 'ContextOverflow', status: 413 },

  { kind: 'QuotaExhausted', type: /^billing_error$/ },
  { kind: 'AuthenticationFailed', type: /^authentication_error$/ },
  { kind: 'PermissionDenied', type: /^permission_error$/ },
  { kind: 'ModelNotFound', type: /^not_found_error$/ },
  { kind: 'RateLimited', type: /^rate_limit_error$/ },
  { kind: 'Overloaded', type: /^overloaded_error$/ },
  { kind: 'ServerError', type: /^(api_error|timeout_error)$/ },
  { kind: 'InvalidRequest', type: /^invalid_request_error$/ },
  { kind: 'ServerError', at: 'stream', code: /^error$/ },
  { kind: 'ServerError', status: 409 },
];
