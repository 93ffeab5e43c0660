import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { UnderstudyError } from '../../client/index.ts';
import { failureKinds, type FailureKind } from '../../domain/failure/kinds.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import { Refusal } from '../../worker/door/refusal/refusal.ts';
import { refusals, rowOf } from '../../worker/door/refusal/refusals.ts';
import { refusalOf } from '../../worker/door/refusal/of-run.ts';
import { primary } from './fake-runs.ts';
import { bodies, openStand, toldBy } from './stand.ts';

function failed(outcome: FailureKind, more: Partial<Attempt> = {}): UnderstudyError {
  const attempt: Attempt = { target: primary, why: 'preferred', outcome, at: 0, ms: 1, cost: 0.5, ...more };
  return new UnderstudyError('AllTargetsFailed', 'nobody answered', { attempts: [attempt] });
}

const skipped = (kind: FailureKind) =>
  new UnderstudyError('NoTargetFits', 'nobody can', {
    skipped: [{ target: primary, reason: 'too small', kind }],
  });

type Row = readonly [
  string,
  UnderstudyError,
  openai: readonly unknown[],
  anthropic: readonly unknown[],
  retryAfter?: string,
];

/** How a run ended; what OpenAI's clients are told (status, type, code), and Anthropic's (status, type). */
const rows: readonly Row[] = [
  [
    '429',
    failed('RateLimited', { retryAfterMs: 2500 }),
    [429, 'requests', 'rate_limit_exceeded'],
    [429, 'rate_limit_error'],
    '3',
  ],
  [
    '429 without a word',
    failed('RateLimited'),
    [429, 'requests', 'rate_limit_exceeded'],
    [429, 'rate_limit_error'],
    '1',
  ],
  ['no room', failed('Overloaded'), [503, 'server_error', 'overloaded'], [529, 'overloaded_error'], '1'],
  ['500', failed('ServerError'), [502, 'server_error', 'provider_failed'], [502, 'api_error']],
  ['a cut stream', failed('TruncatedStream'), [502, 'server_error', 'provider_failed'], [502, 'api_error']],
  [
    'our bad key',
    failed('AuthenticationFailed'),
    [502, 'server_error', 'provider_failed'],
    [502, 'api_error'],
  ],
  ['silence', failed('FirstTokenTimeout'), [504, 'server_error', 'timeout'], [504, 'timeout_error']],
  [
    'filtered',
    failed('ContentFiltered'),
    [400, 'invalid_request_error', 'content_filter'],
    [400, 'invalid_request_error'],
  ],
  [
    'too long',
    failed('ContextOverflow'),
    [400, 'invalid_request_error', 'context_length_exceeded'],
    [400, 'invalid_request_error'],
  ],
  [
    'fits nowhere',
    skipped('ContextOverflow'),
    [400, 'invalid_request_error', 'context_length_exceeded'],
    [400, 'invalid_request_error'],
  ],
  [
    'lacks an ability',
    skipped('InvalidRequest'),
    [400, 'invalid_request_error', null],
    [400, 'invalid_request_error'],
  ],
  [
    'too large',
    new UnderstudyError('ConversationTooLarge', 'x'),
    [413, 'invalid_request_error', 'request_too_large'],
    [413, 'request_too_large'],
  ],
  [
    'cancelled',
    new UnderstudyError('CancelledFailure', 'x'),
    [409, 'invalid_request_error', 'run_cancelled'],
    [409, 'invalid_request_error'],
  ],
  [
    'nobody admitted',
    new UnderstudyError('AllTargetsFailed', 'x'),
    [503, 'server_error', 'overloaded'],
    [529, 'overloaded_error'],
    '1',
  ],
  [
    'a route not rolled out',
    new UnderstudyError('UnknownRoute', 'x'),
    [404, 'invalid_request_error', 'model_not_found'],
    [404, 'not_found_error'],
  ],
];

test.each(rows)('%s', async (_, error, openai, anthropic, retryAfter) => {
  for (const stream of [false, true]) {
    const stand = openStand();
    stand.runs.script = () => {
      throw error;
    };
    for (const [path, expected] of [
      ['/v1/chat/completions', openai],
      ['/v1/responses', openai],
      ['/v1/messages', anthropic],
    ] as readonly (readonly [string, readonly unknown[]])[]) {
      const response = await stand.ask(path, { ...bodies[path], stream });
      const { type, code, message } = await toldBy(response);
      expect([response.status, type, ...(expected.length === 3 ? [code] : [])]).toEqual(expected);
      expect(response.headers.get('retry-after') ?? undefined).toBe(retryAfter);
      // The run has tried what may be tried: a client's own retries would only repeat it.
      expect(response.headers.get('x-should-retry')).toBe('false');
      expect(message).toContain(response.headers.get('x-understudy-run-id'));
    }
  }
});

test('every failure kind has its refusal, and no bad key or model of ours is the caller’s', () => {
  for (const kind of Object.keys(failureKinds) as FailureKind[]) {
    const refusal = refusalOf(failed(kind));
    expect(refusal).toBeInstanceOf(Refusal);
    expect([400, 413, 429, 502, 503, 504]).toContain(rowOf((refusal as Refusal).kind).status);
  }
});

test('what was spent in vain is known', () => {
  expect(refusalOf(failed('ServerError'))).toMatchObject({ usd: 0.5 });
});

test('what the vendor says of a request is told to its writer, of anything else it is not', () => {
  const evidence = 'messages[0]: unknown role';
  expect((refusalOf(failed('InvalidRequest', { evidence })) as Refusal).message).toContain(evidence);
  expect((refusalOf(failed('AuthenticationFailed', { evidence })) as Refusal).message).not.toContain(
    evidence,
  );
});

test('what should not happen is told to the log, not to the caller', async () => {
  const stand = openStand();
  stand.runs.script = () => {
    throw new TypeError('a word of the conversation');
  };
  const response = await stand.ask('/v1/messages', bodies['/v1/messages']);
  expect(response.status).toBe(500);
  expect(await toldBy(response)).toMatchObject({
    type: 'api_error',
    message: expect.not.stringContaining('word'),
  });
  expect(stand.unexpected).toHaveLength(1);
});

test('the page names every refusal as each dialect has it', async () => {
  const page = await readFile(new URL('../../docs/front-door.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| '));
  const unnamed = Object.values(refusals).filter(({ status, openai: [type, code], anthropic }) => {
    const words = [String(status), `\`${code ?? type}\``, `\`${anthropic}\``];
    return !rows.some((row) => words.every((word) => row.includes(word)));
  });
  expect(unnamed).toEqual([]);
});
