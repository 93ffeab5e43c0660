import { CHAT, type CatalogueEntry, EVERY, OPENAI } from './entry.ts';

/** Responses of another shape than the protocol's. */
export const bodies: readonly CatalogueEntry[] = [
  { name: 'html-with-200', order: { fault: 'html' }, formats: EVERY },
  { name: 'html-with-502', order: { fault: 'html', status: 502 }, formats: EVERY },
  { name: 'nothing-with-200', order: { fault: 'status', status: 200, body: '' }, formats: EVERY },
  { name: 'error-with-200', order: { fault: 'status', status: 200, message: 'gone' }, formats: EVERY },
  { name: 'invalid-json-chunk', order: { fault: 'invalid-chunk', afterTokens: 3 }, formats: EVERY },
  {
    name: 'error-as-detail',
    order: { fault: 'status', status: 500, body: { detail: 'The backend is gone.' } },
    formats: EVERY,
  },
  {
    name: 'error-as-text',
    order: { fault: 'status', status: 503, body: { error: 'The backend is gone.' } },
    formats: EVERY,
  },
  {
    name: 'error-with-numeric-code',
    order: { fault: 'status', status: 502, body: { error: { message: 'The backend is gone.', code: 502 } } },
    formats: OPENAI,
  },
  {
    name: 'error-in-list',
    order: {
      fault: 'status',
      status: 503,
      body: [{ error: { code: 503, message: 'The model is overloaded.', status: 'UNAVAILABLE' } }],
    },
    formats: CHAT,
  },
  {
    name: 'error-as-octet-stream',
    order: { fault: 'status', status: 503, headers: { 'content-type': 'application/octet-stream' } },
    formats: EVERY,
  },
  {
    name: 'error-in-plain-words',
    order: {
      fault: 'status',
      status: 503,
      body: 'upstream connect error or disconnect/reset before headers',
      headers: { 'content-type': 'text/plain' },
    },
    formats: EVERY,
  },
  { name: 'labelled-plain-text', order: { fault: 'content-type', type: 'text/plain' }, formats: EVERY },
  {
    name: 'labelled-octet-stream',
    order: { fault: 'content-type', type: 'application/octet-stream' },
    formats: EVERY,
  },
  {
    name: 'json-in-place-of-stream',
    order: { fault: 'form', as: 'json' },
    formats: EVERY,
    needs: ['stream'],
  },
  {
    name: 'stream-in-one-event',
    order: { fault: 'form', as: 'at-once' },
    formats: EVERY,
    needs: ['stream'],
  },
];
