import type { HeaderPairs } from '../vendors/vendor.ts';
import type { Fault } from './fault.ts';
import { headers, integer, jsonOrText, optional, text } from './fields.ts';

export interface StatusOrder {
  readonly fault: 'status';
  readonly status: number;
  /** Picks the vendor's error where a status has several, e.g. `insufficient_quota` for 429. */
  readonly code?: string;
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
    body: optional(jsonOrText),
    headers: optional(headers),
  },
  instead: ({ status, code, message, body, headers }, kit) => {
    const given = headers === undefined || isPairs(headers) ? headers : Object.entries(headers);
    const steps = kit.error({ status, code, message, headers: given });
    if (body === undefined) return steps;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return steps.map((step) => (step.do === 'send' ? { ...step, text } : step));
  },
};

function isPairs(headers: NonNullable<StatusOrder['headers']>): headers is HeaderPairs {
  return Array.isArray(headers);
}
