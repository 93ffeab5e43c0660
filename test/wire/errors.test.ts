import { describe, expect, test } from 'vitest';
import { classify } from '../../domain/failure/classify.ts';
import type { FailureKind } from '../../domain/failure/kinds.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import { inBandFailure, readErrorBody } from '../../domain/wire/error-body.ts';
import { formatOf, formats } from '../../domain/wire/formats.ts';
import { anthropicErrors, chatErrors, type ErrorFact } from './errors.rows.ts';

const kindOf = (api: string, signal: FailureSignal) => classify(signal, formatOf(api).errorRows);

describe.each([
  ['openai.chat', chatErrors],
  ['anthropic.messages', anthropicErrors],
] as readonly (readonly [string, readonly ErrorFact[]])[])('%s', (api, rows) => {
  test.each(
    rows.map(([status, error, kind]) => ({ status, error: JSON.stringify(error), kind, parsed: error })),
  )('$status $error: $kind', ({ status, parsed, kind }) => {
    const signal: FailureSignal =
      status === 'stream' ? inBandFailure(parsed) : { at: 'http', status, ...readErrorBody(parsed) };
    expect(kindOf(api, signal)).toBe(kind);
  });

  test('each of its rows decides something', () => {
    const signals = rows.map(([status, error]): FailureSignal =>
      status === 'stream' ? inBandFailure(error) : { at: 'http', status, ...readErrorBody(error) },
    );
    const own = formatOf(api).errorRows.filter(({ code }) => !String(code).includes('UND_ERR'));
    const idle = own.filter((row) => {
      const others = own.filter((other) => other !== row);
      return signals.every((signal) => classify(signal, others) === classify(signal, own));
    });
    expect(idle).toEqual([]);
  });
});

const everywhere: readonly (readonly [FailureSignal, FailureKind])[] = [
  [{ at: 'timer', code: 'connect' }, 'ConnectTimeout'],
  [{ at: 'timer', code: 'firstToken' }, 'FirstTokenTimeout'],
  [{ at: 'timer', code: 'idle' }, 'StreamStalled'],
  [{ at: 'timer', code: 'total' }, 'TotalTimeout'],
  [{ at: 'transport', code: 'UND_ERR_HEADERS_TIMEOUT' }, 'FirstTokenTimeout'],
  [{ at: 'transport', code: 'UND_ERR_BODY_TIMEOUT' }, 'StreamStalled'],
  [{ at: 'transport', code: 'UND_ERR_CONNECT_TIMEOUT' }, 'ConnectTimeout'],
  [{ at: 'transport', code: 'ECONNREFUSED' }, 'Unreachable'],
  [{ at: 'transport', code: 'CERT_HAS_EXPIRED' }, 'Unreachable'],
  [{ at: 'transport', code: 'ECONNRESET' }, 'ConnectionLost'],
  [{ at: 'stream', code: 'truncated' }, 'TruncatedStream'],
  [{ at: 'stream', code: 'malformed' }, 'MalformedResponse'],
  [{ at: 'answer', code: 'empty' }, 'EmptyAnswer'],
  [{ at: 'answer', code: 'content_filter' }, 'ContentFiltered'],
  [{ at: 'answer', code: 'context_overflow' }, 'ContextOverflow'],
  [{ at: 'http', status: 401 }, 'AuthenticationFailed'],
  [{ at: 'http', status: 402 }, 'QuotaExhausted'],
  [{ at: 'http', status: 403 }, 'PermissionDenied'],
  [{ at: 'http', status: 404 }, 'ModelNotFound'],
  [{ at: 'http', status: 408 }, 'ConnectionLost'],
  [{ at: 'http', status: 409 }, 'ServerError'],
  [{ at: 'http', status: 413 }, 'ContextOverflow'],
  [{ at: 'http', status: 422 }, 'InvalidRequest'],
  [{ at: 'http', status: 429 }, 'RateLimited'],
  [{ at: 'http', status: 500 }, 'ServerError'],
  [{ at: 'http', status: 520 }, 'ServerError'],
  [{ at: 'http', status: 503 }, 'Overloaded'],
  [{ at: 'http', status: 529 }, 'Overloaded'],
];

describe.each(formats.map(({ id }) => id))('%s: what every vendor says', (api) => {
  test.each(everywhere)('%o: %s', (signal, kind) => {
    expect(kindOf(api, signal)).toBe(kind);
  });

  test('an echoed prompt names nothing', () => {
    const message = 'messages[3]: "I got a 429, insufficient_quota, and the prompt is too long" is not valid';
    expect(kindOf(api, { at: 'http', status: 400, type: 'invalid_request_error', message })).toBe(
      'InvalidRequest',
    );
  });
});
