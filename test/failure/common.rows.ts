import type { FailureKind } from '../../domain/failure/kinds.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';

export type Seen = readonly [kind: FailureKind, signal: FailureSignal];

const transport = (kind: FailureKind, ...codes: readonly string[]): readonly Seen[] =>
  codes.map((code) => [kind, { at: 'transport', code }]);
const timer = (kind: FailureKind, code: string): Seen => [kind, { at: 'timer', code }];
const answer = (kind: FailureKind, code: string): Seen => [kind, { at: 'answer', code }];
const http = (kind: FailureKind, status: number, more: Partial<FailureSignal> = {}): Seen => [
  kind,
  { at: 'http', status, ...more },
];

/** What is the same for every vendor. */
export const common: readonly Seen[] = [
  ['InvalidRequest', { at: 'request', message: 'messages[0]: too large' }],
  ['TargetLeft', { at: 'health', code: 'left' }],
  timer('ConnectTimeout', 'connect'),
  timer('FirstTokenTimeout', 'firstToken'),
  timer('StreamStalled', 'idle'),
  timer('ThroughputTooLow', 'throughput'),
  timer('TotalTimeout', 'total'),
  ...transport('ConnectTimeout', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'),
  ...transport('FirstTokenTimeout', 'UND_ERR_HEADERS_TIMEOUT'),
  ...transport('StreamStalled', 'UND_ERR_BODY_TIMEOUT'),
  ...transport('NameNotResolved', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'),
  ...transport('Unreachable', 'ECONNREFUSED', 'EADDRNOTAVAIL'),
  ...transport('Unreachable', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN'),
  ...transport('TlsFailed', 'EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_TLS_CERT_ALTNAME_INVALID'),
  ...transport('TlsFailed', 'CERT_HAS_EXPIRED', 'CRL_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
  ...transport('TlsFailed', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'HOSTNAME_MISMATCH'),
  ...transport('TlsFailed', 'INVALID_CA', 'INVALID_PURPOSE'),
  ...transport('ConnectionLost', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'),
  ['ConnectionLost', { at: 'transport' }],
  ['TruncatedStream', { at: 'stream', code: 'truncated' }],
  ['MalformedResponse', { at: 'stream', code: 'malformed' }],
  answer('EmptyAnswer', 'empty'),
  answer('SchemaViolation', 'schema'),
  answer('LengthLimit', 'length'),
  answer('Refusal', 'refusal'),
  answer('ContentFiltered', 'content_filter'),
  answer('ContextOverflow', 'context_overflow'),
  http('EndpointNotFound', 404, { message: 'Not Found' }),
  http('EndpointNotFound', 404, { message: '404 page not found' }),
  http('EndpointNotFound', 404, { message: '404 Not Found nginx' }),
  http('EndpointNotFound', 404, { message: 'Invalid URL (POST /chat/completions)' }),
  http('EndpointNotFound', 404, { message: 'Resource not found' }),
  http('EndpointNotFound', 404, { message: 'Cannot POST /v1/messages' }),
  http('EndpointNotFound', 405),
  http('AuthenticationFailed', 401),
  http('QuotaExhausted', 402),
  http('PermissionDenied', 403),
  http('ModelNotFound', 404),
  http('ModelNotFound', 404, { message: 'model "llama9" not found, try pulling it first' }),
  http('Unreachable', 407),
  http('ConnectionLost', 408),
  http('ServerError', 409),
  http('RequestTooLarge', 413),
  http('ServerError', 425),
  http('RateLimited', 429),
  ['RateLimited', { at: 'stream', status: 429 }],
  http('RequestTooLarge', 431),
  http('ConnectionLost', 499),
  http('ServerError', 500),
  http('ServerError', 502),
  http('ModelLoading', 503, { type: 'unavailable_error', message: 'Loading model' }),
  http('Overloaded', 503),
  http('ServerError', 520),
  http('Overloaded', 529),
  http('ServerError', 599),
  http('ServerError', 424, { headers: { 'x-should-retry': 'true' } }),
  http('InvalidRequest', 424, { headers: { 'x-should-retry': 'false' } }),
  http('InvalidRequest', 400),
  http('InvalidRequest', 422),
  http('InvalidRequest', 497),
];

export const unknown: readonly FailureSignal[] = [
  { at: 'http', status: 302 },
  { at: 'http' },
  { at: 'stream', code: 'something_new' },
  { at: 'answer', code: 'something_new' },
  { at: 'answer', code: 'internal', message: 'Cannot read properties of undefined' },
  // Words that are ours alone, in a vendor's mouth.
  { at: 'stream', code: 'connect' },
  { at: 'stream', code: 'ECONNREFUSED' },
  { at: 'stream', code: 'schema' },
  { at: 'http', code: 'malformed' },
];
