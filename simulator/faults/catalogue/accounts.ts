import { CHAT, type CatalogueEntry, EVERY, MESSAGES, OPENAI, RESPONSES } from './entry.ts';

/** Keys, money, models, addresses and what they take back: what no retry of the same request cures. */
export const accounts: readonly CatalogueEntry[] = [
  { name: 'bad-key', order: { fault: 'status', status: 401 }, formats: EVERY },
  {
    name: 'bad-key-authentication-fails',
    order: { fault: 'status', status: 401, wording: 'authentication-fails' },
    formats: CHAT,
  },
  {
    name: 'bad-key-as-invalid-argument',
    order: { fault: 'status', status: 400, wording: 'key-not-valid' },
    formats: CHAT,
  },
  {
    name: 'bad-key-as-text',
    order: {
      fault: 'status',
      status: 400,
      body: { code: 'invalid-argument', error: 'Incorrect API key provided.' },
    },
    formats: OPENAI,
  },
  { name: 'not-permitted', order: { fault: 'status', status: 403 }, formats: EVERY },
  {
    name: 'quota-exhausted',
    order: { fault: 'status', status: 429, code: 'insufficient_quota' },
    formats: OPENAI,
  },
  {
    name: 'quota-exhausted-in-stream',
    order: { fault: 'error-event', afterTokens: 0, status: 429, code: 'insufficient_quota' },
    formats: OPENAI,
  },
  { name: 'spend-limit', order: { fault: 'status', status: 429, wording: 'spend-limit' }, formats: OPENAI },
  {
    name: 'enforced-spend-limit',
    order: { fault: 'status', status: 429, wording: 'enforced-spend-limit' },
    formats: MESSAGES,
  },
  {
    name: 'usage-limits',
    order: { fault: 'status', status: 400, wording: 'usage-limits' },
    formats: MESSAGES,
  },
  {
    name: 'credit-balance-too-low',
    order: { fault: 'status', status: 400, wording: 'credit-balance' },
    formats: MESSAGES,
  },
  { name: 'billing', order: { fault: 'status', status: 402 }, formats: MESSAGES },
  {
    name: 'insufficient-balance',
    order: { fault: 'status', status: 402, wording: 'insufficient-balance' },
    formats: CHAT,
  },
  {
    name: 'insufficient-credits',
    order: { fault: 'status', status: 402, wording: 'insufficient-credits' },
    formats: CHAT,
  },
  { name: 'unknown-model', order: { fault: 'unknown-model' }, formats: EVERY },
  {
    name: 'unknown-deployment',
    order: { fault: 'status', status: 404, wording: 'deployment-not-found' },
    formats: OPENAI,
  },
  {
    name: 'unknown-endpoint',
    order: { fault: 'status', status: 404, body: { detail: 'Not Found' } },
    formats: EVERY,
  },
  { name: 'redirected-to-nowhere', order: { fault: 'status', status: 302, body: '' }, formats: EVERY },
  {
    name: 'reasoning-rejected',
    order: {
      fault: 'status',
      status: 400,
      body: {
        error: { type: 'invalid_request_error', code: 'invalid_encrypted_content', message: 'Not ours.' },
      },
    },
    formats: RESPONSES,
  },
  {
    name: 'reasoning-signature-invalid',
    order: {
      fault: 'status',
      status: 400,
      body: {
        type: 'error',
        error: {
          type: 'invalid_request_error',
          message: 'messages.1.content.0: Invalid `signature` in `thinking` block',
        },
      },
    },
    formats: MESSAGES,
  },
];
