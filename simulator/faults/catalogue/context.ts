import { CHAT, type CatalogueEntry, EVERY, MESSAGES, OPENAI } from './entry.ts';

/** More input, or input and output, than the model takes. */
export const context: readonly CatalogueEntry[] = [
  {
    name: 'context-length-exceeded',
    order: { fault: 'status', status: 400, code: 'context_length_exceeded' },
    formats: OPENAI,
  },
  {
    name: 'context-length-exceeded-in-stream',
    order: { fault: 'error-event', afterTokens: 0, status: 400, code: 'context_length_exceeded' },
    formats: OPENAI,
  },
  {
    name: 'context-maximum-length',
    order: { fault: 'status', status: 400, wording: 'maximum-context-length' },
    formats: OPENAI,
  },
  {
    name: 'context-configured-limit',
    order: { fault: 'status', status: 400, wording: 'configured-context-limit' },
    formats: OPENAI,
  },
  {
    name: 'context-prompt-too-long',
    order: { fault: 'status', status: 400, wording: 'prompt-too-long' },
    formats: MESSAGES,
  },
  {
    name: 'context-input-and-max-tokens',
    order: { fault: 'status', status: 400, wording: 'input-and-max-tokens' },
    formats: MESSAGES,
  },
  {
    name: 'context-too-many-prompt-tokens',
    order: { fault: 'status', status: 400, wording: 'too-many-prompt-tokens' },
    formats: CHAT,
  },
  {
    name: 'context-available-size',
    order: { fault: 'status', status: 400, wording: 'available-context-size' },
    formats: CHAT,
  },
  {
    name: 'context-window-exceeded-in-answer',
    order: { fault: 'finish', reason: 'model_context_window_exceeded', afterTokens: 3 },
    formats: MESSAGES,
  },
  { name: 'request-too-large', order: { fault: 'status', status: 413 }, formats: EVERY },
];
