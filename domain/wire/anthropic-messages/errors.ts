import type { ErrorRow } from '../../failure/classify.ts';

/** https://platform.claude.com/docs/en/api/errors */
export const errorRows: readonly ErrorRow[] = [
  { kind: 'ContextOverflow', message: /prompt is too long|exceed(s|ed)? (the )?context (window|limit)/i },
  { kind: 'QuotaExhausted', code: /^(contract|enforced)_spend_limit_reached$/ },
  { kind: 'QuotaExhausted', type: /^billing_error$/ },
  { kind: 'QuotaExhausted', status: 400, message: /usage limits?.*regain access|credit balance is too low/i },
  { kind: 'AuthenticationFailed', type: /^authentication_error$/ },
  { kind: 'PermissionDenied', type: /^permission_error$/ },
  { kind: 'ModelNotFound', type: /^not_found_error$/ },
  { kind: 'RateLimited', type: /^rate_limit_error$/ },
  { kind: 'Overloaded', type: /^overloaded_error$/ },
  { kind: 'ServerError', type: /^(api_error|timeout_error)$/ },
];
