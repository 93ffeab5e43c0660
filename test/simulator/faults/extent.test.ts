import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/index.ts';
import { ask, MODEL, openaiClient, post } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.heal();
  simulator.clear();
});
afterAll(() => simulator.stop());

const chat = () =>
  openaiClient(simulator).chat.completions.create({
    model: MODEL,
    messages: [{ role: 'user', content: 'say {bytes:40}' }],
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

test('share, and share after some', async () => {
  await simulator.fail('openai', { fault: 'status', status: 500, share: 0.4 });
  expect(await outcomes(5)).toEqual(['fine', 'fine', '500', 'fine', '500']);
  await simulator.heal();
  await simulator.fail('openai', { fault: 'status', status: 500, share: 0.5, after: 1 });
  expect(await outcomes(5)).toEqual(['fine', 'fine', '500', 'fine', '500']);
});

test('aboveRps strikes what exceeds it, not what comes slowly', async () => {
  await simulator.fail('openai', { fault: 'status', status: 429, aboveRps: 0.01 });
  // One at once, and the next one 100 seconds later.
  expect(await outcomes(3)).toEqual(['fine', '429', '429']);
});

test('a provider that breaks under load is broken for a while', async () => {
  await simulator.fail('openai', { fault: 'status', status: 503, aboveRps: 2, breaksForMs: 60_000 });
  expect(await outcomes(4)).toEqual(['fine', 'fine', 'fine', '503']);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(await outcomes(1)).toEqual(['503']);
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
