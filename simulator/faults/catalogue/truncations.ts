import { type CatalogueEntry, EVERY } from './entry.ts';

/** Answers that end too early, or without saying that they end. */
export const truncations: readonly CatalogueEntry[] = [
  { name: 'cut', order: { fault: 'cut', afterTokens: 3 }, formats: EVERY },
  {
    name: 'cut-inside-call',
    order: { fault: 'cut', afterTokens: 2, inside: 'call' },
    formats: EVERY,
    needs: ['stream', 'call'],
  },
  { name: 'end-without-terminal-event', order: { fault: 'end', afterTokens: 3 }, formats: EVERY },
  {
    name: 'end-inside-call',
    order: { fault: 'end', afterTokens: 2, inside: 'call' },
    formats: EVERY,
    needs: ['stream', 'call'],
  },
  {
    name: 'no-last-event',
    order: { fault: 'no-done' },
    formats: EVERY,
    needs: ['stream'],
  },
  {
    name: 'no-finish-reason',
    order: { fault: 'no-finish' },
    formats: EVERY,
    needs: ['stream'],
  },
  { name: 'length-limit', order: { fault: 'length', afterTokens: 3 }, formats: EVERY },
  {
    name: 'length-limit-inside-call',
    order: { fault: 'length', afterTokens: 6 },
    formats: EVERY,
    needs: ['call'],
  },
];
