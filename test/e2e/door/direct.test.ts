import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { NativeConnection } from '@temporalio/worker';
import { connectDoor } from '../../../worker/door/connect.ts';
import { openStand, type Stand } from './door.ts';
import { openProxy, type Proxy } from './proxy.ts';

const providers = ['openai', 'anthropic'];
const question = 'say one two three four five six';
const answer = 'one two three four five six';
const body = { model: 'gpt-4o', messages: [{ role: 'user' as const, content: question }] };

let proxy: Proxy;
let stand: Stand;
beforeAll(async () => {
  const { address, namespace } = inject('temporal');
  proxy = await openProxy(address);
  stand = await openStand({
    door: { whenTemporalIsDown: 'direct' },
    setup: {
      client: connectDoor({ address: proxy.address }, namespace),
      connect: () => NativeConnection.connect({ address: proxy.address }),
    },
  });
});
afterEach(async () => {
  await stand.troupe.simulator.heal();
  stand.troupe.simulator.clear();
});
afterAll(async () => {
  await stand[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
});

const ask = (more: object = {}, headers: Record<string, string> = {}, url = stand.url) =>
  fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ ...body, ...more }),
  });

test('while Temporal is there a run is durable', async () => {
  const response = await ask();
  expect(response.status).toBe(200);
  expect(response.headers.has('x-understudy-durable')).toBe(false);
});

test('while it is away the same loop runs here, and says so', async () => {
  await proxy.cut();
  await stand.troupe.simulator.fail('openai', { fault: 'status', status: 401, times: 1 });
  const response = await ask();
  expect(response.headers.get('x-understudy-durable')).toBe('false');
  expect(response.headers.get('x-understudy-target')).toBe('anthropic/claude-opus-5-5');
  expect(response.headers.get('x-understudy-reason')).toBe('AuthenticationFailed');
  expect(await response.json()).toMatchObject({ choices: [{ message: { content: answer } }] });
  const run = await fetch(`${stand.url}/v1/runs/${response.headers.get('x-understudy-run-id')}`);
  expect(await run.json()).toMatchObject({ status: 'completed', result: { text: answer } });
});

test('words come as they do else, also across a break', async () => {
  await stand.troupe.simulator.fail('openai', { fault: 'cut', afterTokens: 3, times: 1 });
  const { durable, words } = await live();
  expect(durable).toBe(false);
  expect(words.length).toBeGreaterThan(3);
  expect(words.join('')).toBe(answer);
});

test('a failure has its own status, one key one run, and a cancelled one stops', async () => {
  for (const name of providers)
    await stand.troupe.simulator.fail(name, { fault: 'status', status: 400, times: 1 });
  expect((await ask()).status).toBe(400);
  await stand.troupe.simulator.heal();
  const key = { 'idempotency-key': 'direct-1' };
  const [first, again] = [await ask({}, key), await ask({}, key)];
  expect(await again.json()).toMatchObject({ choices: [{ message: { content: answer } }] });
  expect(again.headers.get('x-understudy-run-id')).toBe(first.headers.get('x-understudy-run-id'));
  expect((await ask({ temperature: 1 }, key)).status).toBe(422);
  for (const name of providers)
    await stand.troupe.simulator.fail(name, { fault: 'silence', before: 'headers' });
  const waiting = ask({}, { 'idempotency-key': 'direct-2' });
  const run = `${stand.url}/v1/runs/door-direct-2`;
  await expect.poll(async () => (await fetch(run)).status).toBe(200);
  expect((await fetch(`${run}/cancel`, { method: 'POST' })).status).toBe(202);
  expect((await waiting).status).toBe(409);
});

test('when it is back runs are durable again, and their words come as before', async () => {
  await proxy.mend();
  await expect.poll(async () => (await live()).durable, { timeout: 20_000 }).toBe(true);
  expect((await live()).words.length).toBeGreaterThan(3);
});

test('a door that opens while Temporal is away sends words as soon as it is there', async () => {
  await proxy.cut();
  await using early = await openStand({
    setup: {
      client: connectDoor({ address: proxy.address }, inject('temporal').namespace),
      connect: () => NativeConnection.connect({ address: proxy.address }),
    },
  });
  expect((await fetch(`${early.url}/readyz`)).status).toBe(503);
  await proxy.mend();
  await expect.poll(async () => (await live(early.url)).words.length, { timeout: 20_000 }).toBeGreaterThan(3);
});

/** The words of a live stream, as they came. */
async function live(url = stand.url) {
  const response = await ask({ stream: true }, { 'x-understudy-stream': 'live' }, url);
  const text = await response.text();
  const whole = text.trimEnd().endsWith('[DONE]');
  return {
    durable: whole && !response.headers.has('x-understudy-durable'),
    words: !whole ? [] : [...text.matchAll(/"content":"([^"]+)"/g)].map(([, word]) => word),
  };
}
