import { assert, constantFrom, integer, option, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { classify, type ErrorRow } from '../../domain/failure/classify.ts';
import { failureKinds, type FailureKind } from '../../domain/failure/kinds.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';

const rows: readonly (readonly [FailureKind, FailureSignal])[] = [
  ['ConnectTimeout', { at: 'timer', code: 'connect' }],
  ['FirstTokenTimeout', { at: 'timer', code: 'firstToken' }],
  ['StreamStalled', { at: 'timer', code: 'idle' }],
  ['TotalTimeout', { at: 'timer', code: 'total' }],
  ['ConnectTimeout', { at: 'transport', code: 'UND_ERR_CONNECT_TIMEOUT' }],
  ['ConnectTimeout', { at: 'transport', code: 'ETIMEDOUT' }],
  ['Unreachable', { at: 'transport', code: 'ECONNREFUSED' }],
  ['Unreachable', { at: 'transport', code: 'ENOTFOUND' }],
  ['Unreachable', { at: 'transport', code: 'EAI_AGAIN' }],
  ['Unreachable', { at: 'transport', code: 'EHOSTUNREACH' }],
  ['Unreachable', { at: 'transport', code: 'ENETUNREACH' }],
  ['Unreachable', { at: 'transport', code: 'CERT_HAS_EXPIRED' }],
  ['Unreachable', { at: 'transport', code: 'SELF_SIGNED_CERT_IN_CHAIN' }],
  ['Unreachable', { at: 'transport', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
  ['Unreachable', { at: 'transport', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }],
  ['Unreachable', { at: 'transport', code: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
  ['Unreachable', { at: 'transport', code: 'ERR_SSL_WRONG_VERSION_NUMBER' }],
  ['ConnectionLost', { at: 'transport', code: 'ECONNRESET' }],
  ['ConnectionLost', { at: 'transport' }],
  ['TruncatedStream', { at: 'stream', code: 'truncated' }],
  ['MalformedResponse', { at: 'stream', code: 'malformed' }],
  ['EmptyAnswer', { at: 'answer', code: 'empty' }],
  ['ContentFiltered', { at: 'answer', code: 'content_filter' }],
  ['ContextOverflow', { at: 'answer', code: 'context_overflow' }],
  ['AuthenticationFailed', { at: 'http', status: 401 }],
  ['QuotaExhausted', { at: 'http', status: 402 }],
  ['PermissionDenied', { at: 'http', status: 403 }],
  ['ModelNotFound', { at: 'http', status: 404 }],
  ['ConnectionLost', { at: 'http', status: 408 }],
  ['RateLimited', { at: 'http', status: 429 }],
  ['RateLimited', { at: 'stream', status: 429 }],
  ['Overloaded', { at: 'http', status: 503 }],
  ['Overloaded', { at: 'http', status: 529 }],
  ['ServerError', { at: 'http', status: 500 }],
  ['ServerError', { at: 'http', status: 502 }],
  ['ServerError', { at: 'http', status: 599 }],
  ['InvalidRequest', { at: 'http', status: 400 }],
  ['InvalidRequest', { at: 'http', status: 499 }],
  ['Unknown', { at: 'http', status: 302 }],
  ['Unknown', { at: 'http' }],
  ['Unknown', { at: 'stream', code: 'something_new' }],
  ['Unknown', { at: 'answer', code: 'something_new' }],
];

test.each(rows)('%s: %j', (kind, signal) => {
  expect(classify(signal, [])).toBe(kind);
});

test('a format’s own rows are asked first, in their order', () => {
  const own: readonly ErrorRow[] = [
    { kind: 'QuotaExhausted', status: 429, code: /^insufficient_quota$/ },
    { kind: 'Overloaded', status: 429, code: /quota/ },
  ];
  const refused: FailureSignal = { at: 'http', status: 429 };
  expect(classify({ ...refused, code: 'insufficient_quota' }, own)).toBe('QuotaExhausted');
  expect(classify({ ...refused, code: 'quota_of_the_day' }, own)).toBe('Overloaded');
  expect(classify(refused, own)).toBe('RateLimited');
});

test.each<[string, ErrorRow, FailureSignal, boolean]>([
  ['a range holds its first', { kind: 'Overloaded', status: [500, 503] }, { at: 'http', status: 500 }, true],
  ['a range holds its last', { kind: 'Overloaded', status: [500, 503] }, { at: 'http', status: 503 }, true],
  ['a range ends', { kind: 'Overloaded', status: [500, 503] }, { at: 'http', status: 504 }, false],
  ['a status is asked for and absent', { kind: 'Overloaded', status: 500 }, { at: 'http' }, false],
  ['the wrong place', { kind: 'Overloaded', at: 'stream' }, { at: 'http', type: 'x' }, false],
  ['the type', { kind: 'Overloaded', type: /^over/ }, { at: 'http', type: 'overloaded' }, true],
  ['the type is absent', { kind: 'Overloaded', type: /./ }, { at: 'http' }, false],
  ['the message', { kind: 'Overloaded', message: /busy/ }, { at: 'http', message: 'too busy' }, true],
  [
    'one of two does not hold',
    { kind: 'Overloaded', type: /^a$/, code: /^b$/ },
    { at: 'http', type: 'a', code: 'c' },
    false,
  ],
])('a row matches when all it names does: %s', (_, row, signal, matches) => {
  expect(classify(signal, [row]) === 'Overloaded').toBe(matches);
});

test('whatever was seen has a kind', () => {
  const words = constantFrom('idle', 'malformed', 'truncated', 'ECONNRESET', 'toString', '__proto__');
  const signals = record(
    {
      at: constantFrom<FailureSignal['at'][]>('transport', 'timer', 'http', 'stream', 'answer'),
      status: integer({ min: 0, max: 1000 }),
      code: words,
      type: string(),
      message: string(),
    },
    { requiredKeys: ['at'] },
  );
  assert(
    property(signals, option(constantFrom<ErrorRow[]>({ kind: 'RateLimited', type: /x/ })), (signal, row) => {
      expect(Object.keys(failureKinds)).toContain(classify(signal, row === null ? [] : [row]));
    }),
  );
});
