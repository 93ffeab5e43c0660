import { type CatalogueEntry, EVERY, MESSAGES, OPENAI } from './entry.ts';

/** What a vendor or its model will not say. */
export const policy: readonly CatalogueEntry[] = [
  {
    name: 'content-filter-of-prompt',
    order: { fault: 'status', status: 400, wording: 'azure-content-filter' },
    formats: OPENAI,
  },
  {
    name: 'invalid-prompt',
    order: { fault: 'status', status: 400, wording: 'invalid-prompt' },
    formats: OPENAI,
  },
  {
    name: 'output-blocked',
    order: { fault: 'status', status: 400, wording: 'output-blocked' },
    formats: MESSAGES,
  },
  {
    name: 'content-filter-in-answer',
    order: { fault: 'content-filter', afterTokens: 3 },
    formats: EVERY,
  },
  { name: 'refusal', order: { fault: 'refusal' }, formats: EVERY },
];
