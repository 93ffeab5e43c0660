import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faults } from '../../simulator/faults/list.ts';
import { type FaultOrder, type Simulator, startSimulator } from '../../simulator/index.ts';
import { anthropicClient, ask, collect, failure, MODEL, openaiClient, post } from './clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.heal();
  simulator.clear();
});
afterAll(() => simulator.stop());

const TEN_TOKENS = 'say {bytes:40}';
const chat = () =>
  openaiClient(simulator).chat.completions.create({
    model: MODEL,
    messages: [{ role: 'user', content: TEN_TOKENS }],
  });

/** A stream read by hand: what came, and how it ended. */
async function readStream(provider: 'openai' | 'anthropic', giveUpMs = 5_000) {
  const path = provider === 'openai' ? '/chat/completions' : '/v1/messages';
  const started = performance.now();
  let text = '';
  let status = 0;
  let firstMs = 0;
  let ended: 'cleanly' | 'gave-up' | 'broken' = 'cleanly';
  try {
    const response = await fetch(simulator.baseUrl(provider) + path, {
      method: 'POST',
      headers: { authorization: 'Bearer any', 'anthropic-version': '2026-10-21' },
      body: JSON.stringify({
        model: MODEL,
        max_tokens: 1_000,
        stream: true,
        messages: [{ role: 'user', content: TEN_TOKENS }],
      }),
      signal: AbortSignal.timeout(giveUpMs),
    });
    status = response.status;
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (firstMs === 0 && /"text":"\w|"content":"\w/.test(text)) firstMs = performance.now() - started;
    }
  } catch (error) {
    ended = error instanceof DOMException ? 'gave-up' : 'broken';
  }
  const tokens = (text.match(/"text_delta"|"delta":\{"content":"[^"]/g) ?? []).length;
  return { text, status, ended, tokens, firstMs, totalMs: performance.now() - started };
}

const PROVIDERS = ['openai', 'anthropic'] as const;
const FINISH = /"finish_reason":"stop"|message_delta/;
const DONE = /\[DONE\]|message_stop/;

describe.each(PROVIDERS)('stream of %s', (provider) => {
  test.each<[FaultOrder, Partial<Awaited<ReturnType<typeof readStream>>>]>([
    [
      { fault: 'cut', afterTokens: 3 },
      { status: 200, ended: 'broken', tokens: 3 },
    ],
    [
      { fault: 'cut', afterTokens: 99 },
      { ended: 'broken', tokens: 10 },
    ],
    [
      { fault: 'end', afterTokens: 3 },
      { ended: 'cleanly', tokens: 3 },
    ],
    [
      { fault: 'end', afterTokens: 0 },
      { ended: 'cleanly', tokens: 0 },
    ],
    [
      { fault: 'stall', afterTokens: 3 },
      { ended: 'gave-up', tokens: 3 },
    ],
    [
      { fault: 'silence', before: 'first-token' },
      { status: 200, ended: 'gave-up', tokens: 0 },
    ],
    [
      { fault: 'silence', before: 'headers' },
      { status: 0, ended: 'gave-up', text: '' },
    ],
    [
      { fault: 'reset', at: 'before-headers' },
      { status: 0, ended: 'broken', text: '' },
    ],
    [
      { fault: 'reset', at: 'after-headers' },
      { status: 200, ended: 'broken', text: '' },
    ],
    [{ fault: 'refuse' }, { status: 0, ended: 'broken', text: '' }],
  ])('%j', async (order, expected) => {
    await simulator.fail(provider, order);
    const seen = await readStream(provider, expected.ended === 'gave-up' ? 150 : 5_000);
    expect(seen).toMatchObject(expected);
    expect(seen.text).not.toMatch(FINISH);
    expect(seen.text).not.toMatch(DONE);
    await expect
      .poll(() => simulator.requests())
      .toMatchObject([
        {
          outcome: `fault:${order.fault}`,
          tokensSent: seen.tokens,
          closedByClient: seen.ended === 'gave-up',
          endedAt: expect.any(Number) as number,
        },
      ]);
  });

  test('without a fault it is complete', async () => {
    expect(await readStream(provider)).toMatchObject({
      ended: 'cleanly',
      tokens: 10,
      text: expect.stringMatching(DONE) as string,
    });
  });

  test('slow', async () => {
    await simulator.fail(provider, { fault: 'slow', tokensPerSecond: 50 });
    const { totalMs, tokens } = await readStream(provider);
    expect(tokens).toBe(10);
    expect(totalMs).toBeGreaterThan(175);
    expect(totalMs).toBeLessThan(1_500);
  });

  test('delay', async () => {
    await simulator.fail(provider, { fault: 'delay', firstTokenMs: 200 });
    const { firstMs, totalMs } = await readStream(provider);
    expect(firstMs).toBeGreaterThan(195);
    expect(totalMs - firstMs).toBeLessThan(100);
  });

  test('no-done and no-finish leave out one event each', async () => {
    await simulator.fail(provider, { fault: 'no-done', times: 1 });
    const undone = await readStream(provider);
    expect(undone.text).toMatch(FINISH);
    expect(undone.text).not.toMatch(DONE);
    await simulator.fail(provider, { fault: 'no-finish', times: 1 });
    const unfinished = await readStream(provider);
    expect(unfinished.text).not.toMatch(FINISH);
    expect(unfinished.text).toMatch(DONE);
  });

  test('invalid-chunk', async () => {
    await simulator.fail(provider, { fault: 'invalid-chunk', afterTokens: 2 });
    const { text, tokens, ended } = await readStream(provider);
    expect({ tokens, ended }).toEqual({ tokens: 2, ended: 'cleanly' });
    const last = text.trimEnd().split('data: ').at(-1) ?? '';
    expect(() => JSON.parse(last) as unknown).toThrow(SyntaxError);
  });

  test('html, bad-gzip and huge-header', async () => {
    await simulator.fail(provider, { fault: 'html', times: 1 });
    expect(await readStream(provider)).toMatchObject({
      status: 200,
      text: expect.stringMatching(/^<!DOCTYPE/) as string,
    });
    await simulator.fail(provider, { fault: 'bad-gzip', times: 1 });
    expect(await readStream(provider)).toMatchObject({ status: 200, ended: 'broken', text: '' });
    await simulator.fail(provider, { fault: 'huge-header', times: 1 });
    expect(await readStream(provider)).toMatchObject({ status: 0, ended: 'broken' });
  });
});

test('error-event reaches the SDKs as an error inside the stream', async () => {
  await simulator.fail('openai', { fault: 'error-event', afterTokens: 2, message: 'gone' });
  await simulator.fail('anthropic', { fault: 'error-event', afterTokens: 2, status: 529 });
  const messages = [{ role: 'user' as const, content: TEN_TOKENS }];
  const openai = await openaiClient(simulator).chat.completions.create({
    model: MODEL,
    stream: true,
    messages,
  });
  expect(await failure(collect(openai))).toMatchObject({
    status: undefined,
    type: 'server_error',
    message: 'gone',
  });
  const anthropic = await anthropicClient(simulator).messages.create({
    model: MODEL,
    max_tokens: 100,
    stream: true,
    messages,
  });
  expect(await failure(collect(anthropic))).toMatchObject({ status: undefined, type: 'overloaded_error' });
});

test('faults that cut or replace a JSON answer', async () => {
  const url = `${simulator.baseUrl('openai')}/chat/completions`;
  const body = { model: MODEL, messages: [{ role: 'user', content: TEN_TOKENS }] };
  const raw = () => post(url, body, { authorization: 'Bearer any' });
  await simulator.fail('openai', { fault: 'end', afterTokens: 5, times: 1 });
  expect((await raw()).text).toHaveLength(20);
  await simulator.fail('openai', { fault: 'cut', afterTokens: 10_000, times: 1 });
  await expect(raw()).rejects.toThrow('terminated');
  await simulator.fail('openai', { fault: 'error-event', afterTokens: 5, times: 1 });
  expect(await raw()).toMatchObject({
    status: 200,
    text: expect.stringMatching(/^{"error":{"message"/) as string,
  });
  await simulator.fail('openai', { fault: 'slow', tokensPerSecond: 100, times: 1 });
  const started = performance.now();
  expect((await chat()).usage?.completion_tokens).toBe(10);
  expect(performance.now() - started).toBeGreaterThan(95);
});

test('faults of the answer itself', async () => {
  await simulator.fail('openai', { fault: 'empty', times: 1 });
  expect((await chat()).choices[0]).toMatchObject({ finish_reason: 'stop', message: { content: '' } });
  await simulator.fail('openai', { fault: 'length', afterTokens: 1, times: 1 });
  expect((await chat()).choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'able' } });
  await simulator.fail('openai', { fault: 'content-filter', times: 1 });
  expect((await chat()).choices[0]).toMatchObject({
    finish_reason: 'content_filter',
    message: { content: '' },
  });
  const message = () =>
    anthropicClient(simulator).messages.create({
      model: MODEL,
      max_tokens: 100,
      messages: [{ role: 'user', content: TEN_TOKENS }],
    });
  await simulator.fail('anthropic', { fault: 'empty', times: 1 });
  expect(await message()).toMatchObject({ stop_reason: 'end_turn', content: [] });
  await simulator.fail('anthropic', { fault: 'content-filter', afterTokens: 1, times: 1 });
  expect(await message()).toMatchObject({
    stop_reason: 'refusal',
    content: [{ text: 'able' }],
    stop_details: { type: 'refusal' },
  });
});

describe('status', () => {
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
  ] as const)('%s %i %s', async (provider, status, code, type, wireCode) => {
    await simulator.fail(provider, { fault: 'status', status, ...(code !== undefined && { code }) });
    const path = provider === 'openai' ? '/chat/completions' : '/v1/messages';
    const answer = await post(simulator.baseUrl(provider) + path, {});
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
});

/** Texts or statuses of so many requests, one after another. */
async function outcomes(count: number): Promise<string[]> {
  const found: string[] = [];
  for (let index = 0; index < count; index += 1) {
    found.push(
      await ask(simulator, 'say fine').catch((error: unknown) =>
        String((error as { status: number }).status),
      ),
    );
  }
  return found;
}

describe('extent', () => {
  test('times, after, and both', async () => {
    await simulator.fail('openai', { fault: 'status', status: 500, times: 2 });
    expect(await outcomes(3)).toEqual(['500', '500', 'fine']);
    await simulator.fail('openai', { fault: 'status', status: 500, times: 1, after: 2 });
    expect(await outcomes(4)).toEqual(['fine', 'fine', '500', 'fine']);
  });

  test('forMs', async () => {
    await simulator.fail('openai', { fault: 'status', status: 503, forMs: 300 });
    expect(await outcomes(2)).toEqual(['503', '503']);
    await expect.poll(() => outcomes(1), { timeout: 2_000 }).toEqual(['fine']);
  });

  test('until healed', async () => {
    await simulator.fail('openai', { fault: 'status', status: 500 });
    expect(await outcomes(3)).toEqual(['500', '500', '500']);
    await simulator.heal('anthropic');
    expect(await outcomes(1)).toEqual(['500']);
    await simulator.heal('openai');
    expect(await outcomes(1)).toEqual(['fine']);
  });

  test('match', async () => {
    await simulator.fail('openai', { fault: 'status', status: 500, match: { model: 'big' }, times: 1 });
    expect(await ask(simulator, 'say fine', 'openai', 'small')).toBe('fine');
    await expect(ask(simulator, 'say fine', 'openai', 'big')).rejects.toMatchObject({ status: 500 });
  });

  test('orders in turn: the oldest strikes first, shaping ones add up', async () => {
    await simulator.fail('openai', { fault: 'status', status: 500, times: 1 });
    await simulator.fail('openai', { fault: 'status', status: 429, times: 1 });
    expect(await outcomes(3)).toEqual(['500', '429', 'fine']);
    await simulator.fail('openai', { fault: 'slow', tokensPerSecond: 1_000 });
    await simulator.fail('openai', { fault: 'length', afterTokens: 1 });
    simulator.clear();
    expect((await chat()).choices[0]?.finish_reason).toBe('length');
    expect(await simulator.requests()).toMatchObject([{ outcome: 'fault:slow+length' }]);
  });

  test('a wrong request does not use up a shaping fault, and a replacing one does not hide it', async () => {
    const url = `${simulator.baseUrl('openai')}/chat/completions`;
    await simulator.fail('openai', { fault: 'empty', times: 1 });
    expect((await post(url, { model: MODEL }, { authorization: 'Bearer any' })).status).toBe(400);
    expect((await chat()).choices[0]?.message.content).toBe('');
    await simulator.fail('openai', { fault: 'status', status: 500, times: 1 });
    simulator.clear();
    expect((await post(url, { model: MODEL }, { authorization: 'Bearer any' })).status).toBe(500);
    expect(await simulator.requests()).toMatchObject([
      { outcome: 'fault:status', status: 500, violation: { rule: 'messages' } },
    ]);
  });
});

test('every fault has a summary and its own name', () => {
  expect(faults.every(({ summary }) => summary !== '')).toBe(true);
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
});
