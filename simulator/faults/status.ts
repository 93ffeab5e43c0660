import { type RetryForm, retryForms } from '../vendors/retry-after.ts';
import type { HeaderPairs } from '../vendors/vendor.ts';
import { type WordingName, wordings } from '../vendors/wordings.ts';
import type { Fault } from './fault.ts';
import { headers, integer, jsonOrText, oneOf, optional, text } from './fields.ts';

export interface StatusOrder {
  readonly fault: 'status';
  readonly status: number;
  /** Picks the vendor's error where a status has several, e.g. `insufficient_quota` for 429. */
  readonly code?: string;
  /** The words of another vendor or server for it, by their name in `vendors/wordings.ts`. */
  readonly wording?: WordingName;
  /** Tells the client to come again after this time, in milliseconds. */
  readonly retryAfterMs?: number;
  /** How it is told so; in seconds unless given. */
  readonly retryAfterAs?: RetryForm;
  /** Replaces the vendor's body: a string as it is, anything else as JSON. */
  readonly body?: unknown;
  /** Sent before all others, in this order; pairs allow a name to come twice. */
  readonly headers?: Readonly<Record<string, string>> | HeaderPairs;
}

export const status: Fault<StatusOrder & { readonly message?: string }> = {
  name: 'status',
  summary: "an HTTP error status with the vendor's own error body and headers",
  fields: {
    status: integer(200, 599),
    code: optional(text),
    wording: optional(oneOf(...Object.keys(wordings))),
    retryAfterMs: optional(integer(0)),
    retryAfterAs: optional(oneOf(...retryForms)),
    body: optional(jsonOrText),
    headers: optional(headers),
  },
  instead: (order, kit) => {
    const { status, code, wording, message, body, headers } = order;
    const { retryAfterMs, retryAfterAs = 'seconds' } = order;
    const given = headers === undefined || isPairs(headers) ? headers : Object.entries(headers);
    const retryAfter = retryAfterMs === undefined ? undefined : { ms: retryAfterMs, as: retryAfterAs };
    const steps = kit.error({ status, code, wording, message, retryAfter, headers: given });
    if (body === undefined) return steps;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return steps.map((step) => (step.do === 'send' ? { ...step, text } : step));
  },
};

function isPairs(headers: NonNullable<StatusOrder['headers']>): headers is HeaderPairs {
  return Array.isArray(headers);
}
