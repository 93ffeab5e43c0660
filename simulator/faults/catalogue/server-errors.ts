import { CHAT, type CatalogueEntry, EVERY, MESSAGES, RESPONSES } from './entry.ts';

/** The vendor's own failures, as a status or inside a stream that began well. */
export const serverErrors: readonly CatalogueEntry[] = [
  { name: 'server-error-once', order: { fault: 'status', status: 500, times: 1 }, formats: EVERY },
  { name: 'server-error-lasting', order: { fault: 'status', status: 500 }, formats: EVERY },
  { name: 'unavailable-lasting', order: { fault: 'status', status: 503 }, formats: EVERY },
  {
    name: 'unavailable-retry-after',
    order: { fault: 'status', status: 503, retryAfterMs: 1_000, retryAfterAs: 'seconds', times: 1 },
    formats: EVERY,
  },
  {
    name: 'model-loading',
    order: {
      fault: 'status',
      status: 503,
      body: { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } },
    },
    formats: CHAT,
  },
  { name: 'gateway-timeout', order: { fault: 'status', status: 504 }, formats: EVERY },
  { name: 'overloaded', order: { fault: 'status', status: 529 }, formats: MESSAGES },
  {
    name: 'overloaded-in-stream',
    order: { fault: 'error-event', afterTokens: 2, status: 529 },
    formats: MESSAGES,
  },
  {
    name: 'unavailable-in-stream',
    order: { fault: 'error-event', afterTokens: 2, status: 503 },
    formats: EVERY,
  },
  {
    name: 'server-error-before-first-token',
    order: { fault: 'error-event', afterTokens: 0 },
    formats: EVERY,
  },
  {
    name: 'rate-limit-in-stream',
    order: { fault: 'error-event', afterTokens: 2, status: 429 },
    formats: EVERY,
  },
  {
    name: 'error-in-named-event',
    order: { fault: 'error-event', afterTokens: 2, as: 'event' },
    formats: EVERY,
    needs: ['stream'],
  },
  {
    name: 'error-in-bare-line',
    order: { fault: 'error-event', afterTokens: 2, as: 'bare' },
    formats: EVERY,
    needs: ['stream'],
  },
  {
    name: 'error-in-failed-response',
    order: { fault: 'error-event', afterTokens: 2, as: 'failed' },
    formats: RESPONSES,
    needs: ['stream'],
  },
  {
    name: 'error-nested-in-event',
    order: { fault: 'error-event', afterTokens: 2, as: 'nested' },
    formats: RESPONSES,
    needs: ['stream'],
  },
  {
    name: 'error-after-finish',
    order: { fault: 'error-event' },
    formats: EVERY,
    needs: ['stream'],
  },
];
