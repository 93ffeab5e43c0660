import { type CatalogueEntry, EVERY, OPENAI } from './entry.ts';

const once = { fault: 'status', status: 429, times: 1 } as const;

/** Too many requests, and when to come again. */
export const rateLimits: readonly CatalogueEntry[] = [
  { name: 'rate-limit-once', order: once, formats: EVERY },
  { name: 'rate-limit-lasting', order: { fault: 'status', status: 429 }, formats: EVERY },
  {
    name: 'rate-limit-retry-after-seconds',
    order: { ...once, retryAfterMs: 2_000, retryAfterAs: 'seconds' },
    formats: EVERY,
  },
  {
    name: 'rate-limit-retry-after-date',
    order: { ...once, retryAfterMs: 2_000, retryAfterAs: 'date' },
    formats: EVERY,
  },
  {
    name: 'rate-limit-retry-after-ms',
    order: { ...once, retryAfterMs: 1_500, retryAfterAs: 'milliseconds' },
    formats: EVERY,
  },
  {
    name: 'rate-limit-reset-headers',
    order: { ...once, retryAfterMs: 360_000, retryAfterAs: 'reset' },
    formats: EVERY,
  },
  {
    name: 'rate-limit-azure-two-delays',
    order: { ...once, retryAfterMs: 1_000, retryAfterAs: 'azure' },
    formats: OPENAI,
  },
  {
    name: 'rate-limit-retry-after-an-hour',
    order: { fault: 'status', status: 429, retryAfterMs: 3_600_000, retryAfterAs: 'seconds' },
    formats: EVERY,
  },
  {
    name: 'tokens-per-minute-too-low',
    order: { fault: 'status', status: 429, wording: 'tokens-per-minute' },
    formats: OPENAI,
  },
  { name: 'slow-down', order: { fault: 'status', status: 503, wording: 'slow-down' }, formats: OPENAI },
];
