import type { FailureKind } from './kinds.ts';
import type { FailureSignal } from './signal.ts';

/** A row matches when everything it names matches; the first row that does gives the kind. */
export interface ErrorRow {
  readonly kind: FailureKind;
  readonly at?: FailureSignal['at'];
  /** One status, or the first and last of a range. */
  readonly status?: number | readonly [number, number];
  readonly code?: RegExp;
  readonly type?: RegExp;
  readonly message?: RegExp;
}

/** Rows that hold for everybody; a wire format's own rows are asked first. */
const commonRows: readonly ErrorRow[] = [
  { kind: 'ConnectTimeout', at: 'timer', code: /^connect$/ },
  { kind: 'FirstTokenTimeout', at: 'timer', code: /^firstToken$/ },
  { kind: 'StreamStalled', at: 'timer', code: /^idle$/ },
  { kind: 'ThroughputTooLow', at: 'timer', code: /^throughput$/ },
  { kind: 'TotalTimeout', at: 'timer', code: /^total$/ },
  { kind: 'ConnectTimeout', at: 'transport', code: /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/ },
  {
    kind: 'Unreachable',
    at: 'transport',
    code: /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/,
  },
  {
    kind: 'Unreachable',
    at: 'transport',
    code: /^(ERR_SSL_|ERR_TLS_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/,
  },
  { kind: 'ConnectionLost', at: 'transport' },
  { kind: 'TruncatedStream', at: 'stream', code: /^truncated$/ },
  { kind: 'MalformedResponse', code: /^malformed$/ },
  { kind: 'EmptyAnswer', at: 'answer', code: /^empty$/ },
  { kind: 'ContentFiltered', at: 'answer', code: /^content_filter$/ },
  { kind: 'ContextOverflow', at: 'answer', code: /^context_overflow$/ },
  { kind: 'SchemaViolation', at: 'answer', code: /^schema$/ },
  { kind: 'Refusal', at: 'answer', code: /^refusal$/ },
  { kind: 'LengthLimit', at: 'answer', code: /^length$/ },
  { kind: 'AuthenticationFailed', status: 401 },
  { kind: 'QuotaExhausted', status: 402 },
  { kind: 'PermissionDenied', status: 403 },
  { kind: 'ModelNotFound', status: 404 },
  { kind: 'ConnectionLost', status: 408 },
  { kind: 'RateLimited', status: 429 },
  { kind: 'Overloaded', status: 529 },
  { kind: 'Overloaded', status: 503 },
  { kind: 'ServerError', status: [500, 599] },
  { kind: 'InvalidRequest', status: [400, 499] },
];

/** Names a failure. What no row knows is `Unknown`, which is safe: the run goes on with the next target. */
export function classify(signal: FailureSignal, formatRows: readonly ErrorRow[]): FailureKind {
  const row = [...formatRows, ...commonRows].find((candidate) => matches(candidate, signal));
  return row?.kind ?? 'Unknown';
}

function matches(row: ErrorRow, signal: FailureSignal): boolean {
  return (
    (row.at === undefined || row.at === signal.at) &&
    matchesStatus(row.status, signal.status) &&
    matchesText(row.code, signal.code) &&
    matchesText(row.type, signal.type) &&
    matchesText(row.message, signal.message)
  );
}

function matchesStatus(wanted: ErrorRow['status'], status: number | undefined): boolean {
  if (wanted === undefined) return true;
  if (status === undefined) return false;
  return typeof wanted === 'number' ? status === wanted : status >= wanted[0] && status <= wanted[1];
}

function matchesText(wanted: RegExp | undefined, text: string | undefined): boolean {
  return wanted === undefined || (text !== undefined && wanted.test(text));
}
