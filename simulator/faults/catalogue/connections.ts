import { type CatalogueEntry, EVERY } from './entry.ts';

/** Sockets that fail, and sockets on which nothing or too little comes. */
export const connections: readonly CatalogueEntry[] = [
  { name: 'unknown-host', order: { fault: 'dns' }, formats: EVERY, needs: ['no-address'] },
  { name: 'refused', order: { fault: 'refuse' }, formats: EVERY },
  { name: 'tls-failure', order: { fault: 'tls' }, formats: EVERY, needs: ['own-port'] },
  { name: 'reset-before-headers', order: { fault: 'reset', at: 'before-headers' }, formats: EVERY },
  { name: 'reset-after-headers', order: { fault: 'reset', at: 'after-headers' }, formats: EVERY },
  { name: 'silence', order: { fault: 'silence', before: 'headers' }, formats: EVERY },
  { name: 'silence-after-headers', order: { fault: 'silence', before: 'first-token' }, formats: EVERY },
  { name: 'slow-headers', order: { fault: 'delay', headersMs: 300 }, formats: EVERY },
  { name: 'slow-first-token', order: { fault: 'delay', firstTokenMs: 300 }, formats: EVERY },
  { name: 'trickle', order: { fault: 'slow', tokensPerSecond: 20 }, formats: EVERY },
  { name: 'stall', order: { fault: 'stall', afterTokens: 3 }, formats: EVERY },
  {
    name: 'stall-with-comments',
    order: { fault: 'stall', afterTokens: 3, keepAlive: 'comment', everyMs: 30 },
    formats: EVERY,
  },
  {
    name: 'stall-with-events',
    order: { fault: 'stall', afterTokens: 3, keepAlive: 'event', everyMs: 30 },
    formats: EVERY,
  },
  {
    name: 'no-first-token-with-events',
    order: { fault: 'stall', afterTokens: 0, keepAlive: 'event', everyMs: 30 },
    formats: EVERY,
  },
  { name: 'huge-header', order: { fault: 'huge-header' }, formats: EVERY },
  { name: 'gzip-damage', order: { fault: 'bad-gzip' }, formats: EVERY },
];
