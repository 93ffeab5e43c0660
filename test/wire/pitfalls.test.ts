import { expect, test } from 'vitest';
import { clientOptions } from '../../activities/providers/client-options.ts';
import { replay } from '../../activities/providers/replay.ts';
import { classify } from '../../domain/failure/classify.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import { decide } from '../../domain/run/decide.ts';
import { formatOf, formats } from '../../domain/wire/formats.ts';
import { a, b, failed, planWith } from '../run/plans.ts';
import { call, result, user } from './messages.ts';
import { claude, openai, renderFor, responses } from './targets.ts';

/** Known ways to fail that concern every wire format; the others stand with their formats. */
/** A refusal of the request, in these words. */
const echoed = (message: string): FailureSignal => ({
  at: 'http',
  status: 400,
  type: 'invalid_request_error',
  message,
});

const kindOf = (api: string, signal: FailureSignal) => classify(signal, formatOf(api).errorRows);

test.each([
  'messages.1.content.0: Invalid `signature` in `thinking` block',
  'The model returned the following errors: messages.1.content.0: Invalid `signature` in `thinking` block',
  'ValidationException: messages.1.content.0: Invalid `signature` in `thinking` block',
])('pitfall 14: one fault in other words is the same fault: %s', (message) => {
  expect(
    kindOf('anthropic.messages', { at: 'http', status: 400, type: 'invalid_request_error', message }),
  ).toBe('ReasoningRejected');
});

test.each(['TruncatedStream', 'StreamStalled'] as const)(
  'pitfall 21: after %s the backup is asked',
  (kind) => {
    const plan = planWith({
      targets: [a, b],
      retry: { attempts: 1, backoffMs: 1, maxBackoffMs: 1, maxWaitMs: 1 },
    });
    const attempts = [failed(a, kind)];
    expect(decide(plan, attempts, { now: 1, startedAt: 0, random: 0 })).toMatchObject({
      do: 'attempt',
      target: b,
    });
  },
);

test('pitfall 22: a 429 that comes inside the stream is a rate limit, not a crash', async () => {
  const client = replay('openai.chat');
  const body =
    'data: {"choices":[{"index":0,"delta":{"content":"h"}}]}\n\n' +
    'data: {"error":{"code":429,"message":"slow down"}}\n\n';
  const read = async () => {
    for await (const _ of (await client.stream(body)).events);
  };
  const error = await read().catch((thrown: unknown) => thrown);
  expect(kindOf('openai.chat', client.toSignal(error))).toBe('RateLimited');
});

test.each([openai, responses, claude])(
  'pitfall 37: $format is told the tools of its calls also when none may be made',
  (profile) => {
    const tools = [{ name: 'lookup', description: '', parameters: { type: 'object', properties: {} } }];
    const conversation = [
      user(),
      { role: 'assistant' as const, content: [call('call_a')] },
      { role: 'tool' as const, content: [result('call_a')] },
    ];
    const { body } = renderFor(profile, conversation, { tools, settings: { toolChoice: 'none' } });
    expect(body['tools']).toHaveLength(1);
  },
);

test('pitfall 39: no client retries by itself', () => {
  const binding = {
    name: 'x',
    kind: 'openai',
    baseUrl: undefined,
    apiKey: 'k',
    headers: {},
    apiVersion: undefined,
  } as const;
  expect(clientOptions(binding, fetch).maxRetries).toBe(0);
});

test.each(formats.map(({ id }) => id))(
  'pitfall 43: %s: numbers and words of an echoed prompt name nothing',
  (api) => {
    expect(kindOf(api, echoed('Invalid value: "429 rate limit, maximum context length, overloaded"'))).toBe(
      'InvalidRequest',
    );
    const long = { ...echoed("Invalid 'user': string too long"), code: 'string_above_max_length' };
    expect(kindOf(api, long)).toBe('InvalidRequest');
  },
);

test('pitfall 44: what happened to the connection keeps its name', () => {
  const codes = ['ENOTFOUND', 'ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'ECONNRESET', 'CERT_HAS_EXPIRED'];
  const kinds = codes.map((code) => kindOf('openai.chat', { at: 'transport', code }));
  expect(kinds).toEqual(['NameNotResolved', 'Unreachable', 'ConnectTimeout', 'ConnectionLost', 'TlsFailed']);
});
