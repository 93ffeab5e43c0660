import type { ErrorRow } from './classify.ts';

/** Rows that hold for everybody: requests that weren't sent, our own timers, Node's sockets, finished answers, and what a bare status means. */
export const commonRows: readonly ErrorRow[] = [
  { kind: 'InvalidRequest', at: 'request' },

  { kind: 'ConnectTimeout', at: 'timer', code: /^connect$/ },
  { kind: 'FirstTokenTimeout', at: 'timer', code: /^firstToken$/ },
  { kind: 'StreamStalled', at: 'timer', code: /^idle$/ },
  { kind: 'ThroughputTooLow', at: 'timer', code: /^throughput$/ },
  { kind: 'TotalTimeout', at: 'timer', code: /^total$/ },

  { kind: 'TargetLeft', at: 'health', code: /^left$/ },

  { kind: 'ConnectTimeout', at: 'transport', code: /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/ },
  // Node's own limits on a response, which stand behind ours at 300 s: https://undici.nodejs.org/#/docs/api/Errors
  { kind: 'FirstTokenTimeout', at: 'transport', code: /^UND_ERR_HEADERS_TIMEOUT$/ },
  { kind: 'StreamStalled', at: 'transport', code: /^UND_ERR_BODY_TIMEOUT$/ },
  { kind: 'NameNotResolved', at: 'transport', code: /^(ENOTFOUND|EAI_(AGAIN|FAIL|NODATA|NONAME))$/ },
  {
    kind: 'Unreachable',
    at: 'transport',
    code: /^(ECONNREFUSED|EADDRNOTAVAIL|E(HOST|NET)(UNREACH|DOWN))$/,
  },
  // https://nodejs.org/api/tls.html#x509-certificate-error-codes
  {
    kind: 'TlsFailed',
    at: 'transport',
    code: /^(EPROTO$|ERR_(SSL|TLS)_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH$|INVALID_(CA|PURPOSE)$)/,
  },
  { kind: 'ConnectionLost', at: 'transport' },

  { kind: 'TruncatedStream', at: 'stream', code: /^truncated$/ },
  { kind: 'MalformedResponse', at: 'stream', code: /^malformed$/ },
  { kind: 'EmptyAnswer', at: 'answer', code: /^empty$/ },
  { kind: 'SchemaViolation', at: 'answer', code: /^schema$/ },
  { kind: 'LengthLimit', at: 'answer', code: /^length$/ },
  { kind: 'Refusal', at: 'answer', code: /^refusal$/ },
  { kind: 'ContentFiltered', at: 'answer', code: /^content_filter$/ },
  { kind: 'ContextOverflow', at: 'answer', code: /^context_overflow$/ },

  // Servers and gateways that have no such path say so in these words, or in a page.
  {
    kind: 'EndpointNotFound',
    status: 404,
    message:
      /^((404 )?(page )?not found\.?$|404 not found\b|Invalid URL \(|Resource not found|Cannot POST )/i,
  },
  { kind: 'EndpointNotFound', status: 405 },
  // Of the proxy on the way out, not of the vendor.
  { kind: 'Unreachable', status: 407 },
  { kind: 'AuthenticationFailed', status: 401 },
  { kind: 'QuotaExhausted', status: 402 },
  { kind: 'PermissionDenied', status: 403 },
  { kind: 'ModelNotFound', status: 404 },
  { kind: 'ConnectionLost', status: 408 },
  { kind: 'RequestTooLarge', status: 413 },
  { kind: 'RequestTooLarge', status: 431 },
  { kind: 'RateLimited', status: 429 },
  // Closed by a proxy in front of the vendor.
  { kind: 'ConnectionLost', status: 499 },
  // https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md#get-health-returns-heath-check-result
  { kind: 'ModelLoading', status: 503, message: /^Loading model$/ },
  { kind: 'Overloaded', status: 529 },
  { kind: 'Overloaded', status: 503 },
  { kind: 'ServerError', status: [500, 599] },
  // Conflicts of a lock, and requests that came too early: both pass.
  { kind: 'ServerError', status: 409 },
  { kind: 'ServerError', status: 425 },
  { kind: 'ServerError', status: [400, 499], headers: { 'x-should-retry': /^true$/ } },
  { kind: 'InvalidRequest', status: [400, 499] },
];
