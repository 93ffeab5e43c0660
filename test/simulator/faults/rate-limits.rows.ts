import { byVendor, refused, type Expected, type Rows } from './expected.ts';
import type { Format } from './formats.ts';

const remaining = (format: Format) =>
  byVendor(format, 'x-ratelimit-remaining-requests', 'anthropic-ratelimit-requests-remaining');

const reset = (format: Format) =>
  byVendor(format, 'x-ratelimit-reset-requests', 'anthropic-ratelimit-requests-reset');

/** A 429 in the vendor's words, with these headers besides its own. */
const limited =
  (headersOf: (format: Format) => Record<string, RegExp | null>): Expected =>
  (format) => {
    const words = byVendor(format, /"code":"rate_limit_exceeded"/, /"type":"rate_limit_error"/);
    return refused(429, [words], { [remaining(format)]: /^0$/, ...headersOf(format) });
  };

export const rateLimitRows: Rows = {
  'rate-limit-once': limited(() => ({})),
  'rate-limit-lasting': limited(() => ({})),
  'rate-limit-retry-after-seconds': limited(() => ({ 'retry-after': /^2$/, 'retry-after-ms': null })),
  'rate-limit-retry-after-date': limited(() => ({
    'retry-after': /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/,
    'retry-after-ms': null,
  })),
  'rate-limit-retry-after-ms': limited(() => ({ 'retry-after-ms': /^1500$/, 'retry-after': null })),
  'rate-limit-reset-headers': limited((format) => ({
    [reset(format)]: byVendor(format, /^6m0s$/, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    'retry-after': null,
    'retry-after-ms': null,
  })),
  'rate-limit-azure-two-delays': limited(() => ({ 'retry-after-ms': /^0$/, 'retry-after': /^1$/ })),
  'rate-limit-retry-after-an-hour': limited(() => ({ 'retry-after': /^3600$/ })),
  'tokens-per-minute-too-low': refused(429, [/"type":"tokens"/, /Request too large .* \(TPM\)/]),
  'slow-down': refused(503, [/"code":"slow_down"/]),
};
