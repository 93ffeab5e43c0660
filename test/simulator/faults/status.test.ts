import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/index.ts';
import { failure, MODEL, openaiClient, post } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.heal();
  simulator.clear();
});
afterAll(() => simulator.stop());

const PATHS = { openai: '/chat/completions', anthropic: '/v1/messages' };
const chat = () =>
  openaiClient(simulator).chat.completions.create({
    model: MODEL,
    messages: [{ role: 'user', content: 'say {bytes:40}' }],
  });

test.each([
  ['openai', 429, undefined, 'requests', 'rate_limit_exceeded'],
  ['openai', 429, 'insufficient_quota', 'insufficient_quota', 'insufficient_quota'],
  ['openai', 500, undefined, 'server_error', null],
  ['openai', 503, undefined, 'service_unavailable_error', 'server_is_overloaded'],
  ['openai', 400, 'context_length_exceeded', 'invalid_request_error', 'context_length_exceeded'],
  ['anthropic', 429, undefined, 'rate_limit_error', undefined],
  ['anthropic', 500, undefined, 'api_error', undefined],
  ['anthropic', 529, undefined, 'overloaded_error', undefined],
  ['anthropic', 401, undefined, 'authentication_error', undefined],
] as const)('the words of %s for %i %s', async (provider, status, code, type, wireCode) => {
  await simulator.fail(provider, { fault: 'status', status, ...(code !== undefined && { code }) });
  const answer = await post(simulator.baseUrl(provider) + PATHS[provider], {});
  expect(answer.status).toBe(status);
  const { error } = JSON.parse(answer.text) as { error: Record<string, unknown> };
  expect(error['type']).toBe(type);
  expect(error['code']).toBe(wireCode);
  expect(error['message']).not.toBe('');
});

test('429 carries the headers of its vendor', async () => {
  await simulator.fail('openai', { fault: 'status', status: 429 });
  await simulator.fail('anthropic', { fault: 'status', status: 429 });
  const openai = await failure(chat());
  expect((openai['headers'] as Headers).get('x-ratelimit-remaining-requests')).toBe('0');
  expect((openai['headers'] as Headers).get('x-ratelimit-reset-requests')).toBe('1s');
  const answer = await post(`${simulator.baseUrl('anthropic')}/v1/messages`, {});
  expect(answer.headers.get('retry-after')).toBe('1');
  expect(answer.headers.get('anthropic-ratelimit-requests-remaining')).toBe('0');
  expect(Date.parse(answer.headers.get('anthropic-ratelimit-requests-reset') ?? '')).toBeGreaterThan(0);
});

test('body, message and headers as ordered', async () => {
  await simulator.fail('openai', {
    fault: 'status',
    status: 502,
    body: '<html>bad gateway</html>',
    headers: [
      ['retry-after-ms', '0'],
      ['retry-after', '7'],
      ['content-type', 'text/html'],
    ],
    times: 1,
  });
  const answer = await post(`${simulator.baseUrl('openai')}/chat/completions`, {});
  expect(answer).toMatchObject({ status: 502, text: '<html>bad gateway</html>' });
  expect(answer.headers.get('retry-after')).toBe('7');
  expect(answer.headers.get('content-type')).toBe('text/html');
  await simulator.fail('openai', {
    fault: 'status',
    status: 500,
    message: 'on fire',
    headers: { 'Retry-After': '3' },
  });
  const error = await failure(chat());
  expect(error.message).toContain('on fire');
  expect((error['headers'] as Headers).get('retry-after')).toBe('3');
});

test.each([
  [30, '30ms'],
  [1_500, '1.5s'],
  [90_000, '1m30s'],
  [3_600_000, '60m0s'],
])('OpenAI tells of a reset in %i ms as %s', async (retryAfterMs, written) => {
  await simulator.fail('openai', { fault: 'status', status: 429, retryAfterMs, retryAfterAs: 'reset' });
  const answer = await post(`${simulator.baseUrl('openai')}/chat/completions`, {});
  expect(answer.headers.get('x-ratelimit-reset-requests')).toBe(written);
  expect(answer.headers.get('retry-after')).toBeNull();
});

test.each(['openai', 'anthropic'] as const)(
  'dates and resets of %s lie ahead by what was ordered',
  async (provider) => {
    const order = { fault: 'status', status: 429, retryAfterMs: 60_000, retryAfterAs: 'date' } as const;
    await simulator.fail(provider, order);
    const asked = Date.now();
    const { headers } = await post(simulator.baseUrl(provider) + PATHS[provider], {});
    const reset = headers.get('anthropic-ratelimit-requests-reset') ?? headers.get('retry-after');
    for (const date of [headers.get('retry-after'), reset]) {
      const aheadMs = Date.parse(date ?? '') - asked;
      expect(aheadMs).toBeGreaterThan(58_000);
      expect(aheadMs).toBeLessThan(65_000);
    }
  },
);

test("another server's words go into the envelope of the vendor that is played", async () => {
  const order = { fault: 'status', status: 400, wording: 'prompt-too-long' } as const;
  await simulator.fail('openai', { ...order, code: 'too_long', times: 1 });
  await simulator.fail('anthropic', { ...order, message: 'prompt is too long', times: 1 });
  const openai = await post(`${simulator.baseUrl('openai')}/chat/completions`, {});
  expect(JSON.parse(openai.text)).toEqual({
    error: {
      type: 'invalid_request_error',
      message: 'prompt is too long: 208310 tokens > 200000 maximum',
      param: null,
      code: 'too_long',
    },
  });
  const anthropic = await post(`${simulator.baseUrl('anthropic')}/v1/messages`, {});
  expect(JSON.parse(anthropic.text)).toMatchObject({
    type: 'error',
    error: { type: 'invalid_request_error', message: 'prompt is too long' },
  });
});

test.each([
  [{ wording: 'nonsense' }, 'wording: must be "maximum-context-length" or '],
  [{ retryAfterMs: 1, retryAfterAs: 'days' }, 'retryAfterAs: must be "seconds" or "date" or '],
  [{ retryAfterMs: -1 }, 'retryAfterMs: must be an integer of at least 0'],
])('an order with %j is refused', async (fields, words) => {
  const command = { provider: 'openai', fault: 'status', status: 400, ...fields };
  const answer = await post(`${simulator.url}/control/faults`, command);
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.text)).toMatchObject({
    error: { message: expect.stringContaining(words) as string },
  });
});
