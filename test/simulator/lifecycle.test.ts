import { expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { ask, collect, failure, MODEL, openaiClient, post } from './clients.ts';

const hello = { model: MODEL, messages: [{ role: 'user' as const, content: 'say {bytes:400}' }] };

function errorCode(error: unknown): unknown {
  let cause = error;
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
  return (cause as { code?: unknown }).code;
}

test('records what was asked, without keys', async () => {
  await using simulator = await startSimulator();
  await openaiClient(simulator, 'openai', 'sk-secret').chat.completions.create(hello);
  const [seen] = await simulator.requests();
  expect(seen).toMatchObject({
    provider: 'openai',
    model: MODEL,
    stream: false,
    status: 200,
    outcome: 'answered',
    violation: null,
    body: hello,
    tokensSent: 100,
    closedByClient: false,
  });
  expect(seen?.id).toMatch(/^req_/);
  expect(seen?.headers['authorization']).toBe('redacted');
  expect(JSON.stringify(seen)).not.toContain('sk-secret');
  expect(Number(seen?.endedAt)).toBeGreaterThanOrEqual(Number(seen?.at));
});

test('drops large bodies from the record', async () => {
  await using simulator = await startSimulator();
  const messages = [{ role: 'user', content: 'x'.repeat(300_000) }];
  await post(
    `${simulator.baseUrl('openai')}/chat/completions`,
    { model: MODEL, messages },
    { authorization: 'Bearer k' },
  );
  expect(await simulator.requests()).toMatchObject([{ body: null, model: MODEL, outcome: 'answered' }]);
});

test('sees a client that cancels a stream', async () => {
  await using simulator = await startSimulator({
    providers: [{ name: 'openai', dialect: 'openai', tokensPerSecond: 50 }],
  });
  const stream = await openaiClient(simulator).chat.completions.create({ ...hello, stream: true });
  for await (const chunk of stream) {
    if (chunk.choices[0]?.delta.content !== '') break;
  }
  await expect
    .poll(() => simulator.requests())
    .toMatchObject([
      { outcome: 'client-closed', closedByClient: true, endedAt: expect.any(Number) as number },
    ]);
  expect((await simulator.requests())[0]?.tokensSent).toBeLessThan(20);
});

test("paces by the provider's options", async () => {
  await using simulator = await startSimulator({
    providers: [{ name: 'p', dialect: 'openai', tokensPerSecond: 500, firstTokenMs: 100 }],
  });
  const started = performance.now();
  const stream = await openaiClient(simulator, 'p').chat.completions.create({ ...hello, stream: true });
  expect(await collect(stream)).toHaveLength(102);
  const took = performance.now() - started;
  expect(took).toBeGreaterThan(290);
  expect(took).toBeLessThan(1_000);
});

test('providers of one process are independent', async () => {
  await using simulator = await startSimulator({
    providers: [
      { name: 'one', dialect: 'openai', apiKey: 'any' },
      { name: 'two', dialect: 'openai', models: ['other'] },
    ],
  });
  await simulator.fail('one', { fault: 'status', status: 500 });
  await expect(ask(simulator, 'say a', 'one')).rejects.toMatchObject({ status: 500 });
  expect(await ask(simulator, 'say b', 'two', 'other')).toBe('b');
  await expect(ask(simulator, 'say b', 'two')).rejects.toMatchObject({
    status: 404,
    code: 'model_not_found',
  });
  await simulator.heal('two');
  await expect(ask(simulator, 'say a', 'one')).rejects.toMatchObject({ status: 500 });
  expect((await simulator.requests('two')).map(({ status }) => status)).toEqual([200, 404]);
});

test('refuse closes the listener of a provider with its own port, until healed', async () => {
  await using simulator = await startSimulator({
    providers: [
      { name: 'own', dialect: 'openai', port: 0 },
      { name: 'shared', dialect: 'openai' },
    ],
  });
  const before = simulator.baseUrl('own');
  expect(before.startsWith(simulator.url)).toBe(false);
  expect(await ask(simulator, 'say a', 'own')).toBe('a');
  await simulator.fail('own', { fault: 'refuse' });
  expect(errorCode(await failure(fetch(before)))).toBe('ECONNREFUSED');
  expect(await ask(simulator, 'say b', 'shared')).toBe('b');
  await simulator.heal('own');
  expect(simulator.baseUrl('own')).toBe(before);
  expect(await ask(simulator, 'say c', 'own')).toBe('c');
  await simulator.fail('own', { fault: 'refuse', forMs: 200 });
  expect(errorCode(await failure(fetch(before)))).toBe('ECONNREFUSED');
  await expect
    .poll(() => ask(simulator, 'say d', 'own').catch(() => 'refused'), { timeout: 2_000 })
    .toBe('d');
});

test('a counted refuse destroys the socket instead', async () => {
  await using simulator = await startSimulator({ providers: [{ name: 'own', dialect: 'openai', port: 0 }] });
  await simulator.fail('own', { fault: 'refuse', times: 1 });
  expect(errorCode(await failure(ask(simulator, 'say a', 'own')))).toBe('ECONNRESET');
  expect(await ask(simulator, 'say a', 'own')).toBe('a');
});

test('stop ends quickly, hanging connections and all', async () => {
  const simulator = await startSimulator({
    providers: [
      { name: 'openai', dialect: 'openai' },
      { name: 'own', dialect: 'openai', port: 0 },
    ],
  });
  const { url } = simulator;
  const hanging = await Promise.all([hang(simulator, 'openai'), hang(simulator, 'own')]);
  const started = performance.now();
  await simulator.stop();
  expect(performance.now() - started).toBeLessThan(500);
  for (const outcome of hanging) expect(await outcome.ended).toBeInstanceOf(Error);
  expect(errorCode(await failure(fetch(url)))).toBe('ECONNREFUSED');
  expect((await simulator.requests()).map(({ closedByClient }) => closedByClient)).toEqual([false, false]);
});

/** A stream that has begun and will not end. */
async function hang(simulator: Simulator, provider: string): Promise<{ ended: Promise<unknown> }> {
  await simulator.fail(provider, { fault: 'stall', afterTokens: 1 });
  const stream = await openaiClient(simulator, provider).chat.completions.create({ ...hello, stream: true });
  return { ended: collect(stream).catch((error: unknown) => error) };
}

test.each([
  [
    [
      { name: 'a', dialect: 'openai' as const },
      { name: 'a', dialect: 'openai' as const },
    ],
    'name: a is given twice',
  ],
  [[{ name: 'control', dialect: 'openai' as const }], 'name: must be'],
  [[{ name: 'a/b', dialect: 'openai' as const }], 'name: must be'],
  [[{ name: 'a', dialect: 'gemini' as 'openai' }], 'dialect: must be openai or anthropic, got "gemini"'],
])('refuses to start with %j', async (providers, message) => {
  await expect(startSimulator({ providers })).rejects.toThrow(message);
});

test('a port that is taken is an error, and leaves nothing open', async () => {
  await using simulator = await startSimulator({ providers: [] });
  const start = startSimulator({ providers: [{ name: 'a', dialect: 'openai', port: simulator.port }] });
  await expect(start).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
