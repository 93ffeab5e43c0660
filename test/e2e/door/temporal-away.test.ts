import { InternalServerError } from '@anthropic-ai/sdk';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { connectDoor } from '../../../worker/door/connect.ts';
import { openStand, type Stand } from './door.ts';
import { openProxy, type Proxy } from './proxy.ts';

const body = { model: 'gpt-4o', messages: [{ role: 'user', content: 'Hello' }] };

let proxy: Proxy;
let stand: Stand;
beforeAll(async () => {
  const { address, namespace } = inject('temporal');
  proxy = await openProxy(address);
  stand = await openStand({ setup: { client: connectDoor({ address: proxy.address }, namespace) } });
});
afterEach(async () => {
  await proxy.mend();
  await stand.troupe.simulator.heal();
  while ((await ready()) !== 200) await pause(100);
});
afterAll(async () => {
  await stand[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
});

const post = (path: string, json: object) =>
  fetch(`${stand.url}${path}`, { method: 'POST', body: JSON.stringify(json) });

const ready = async () => (await fetch(`${stand.url}/readyz`)).status;

test.each(['cut', 'silence'] as const)(
  'no way to Temporal (%s): 503 within 2 s, in the dialect',
  async (how) => {
    await (await post('/v1/chat/completions', body)).json();
    await proxy[how]();
    const since = Date.now();
    const response = await post('/v1/chat/completions', body);
    expect(Date.now() - since).toBeLessThan(2000);
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(response.headers.get('x-should-retry')).toBe('true');
    expect(await response.json()).toMatchObject({
      error: { type: 'server_error', code: 'service_unavailable' },
    });
    expect(await ready()).toBe(503);
    expect((await fetch(`${stand.url}/healthz`)).status).toBe(200);
    const failed = await stand.anthropic.messages
      .create({ model: 'claude-x', max_tokens: 10, messages: [{ role: 'user', content: 'Hello' }] })
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(InternalServerError);
    expect(failed).toMatchObject({ status: 503, error: { type: 'error', error: { type: 'api_error' } } });
  },
);

test('the way breaks while an answer is waited for: 503 with the run’s id, and the run goes on', async () => {
  stand.troupe.simulator.clear();
  await stand.troupe.simulator.fail('openai', { fault: 'delay', firstTokenMs: 4000 });
  const response = post('/v1/chat/completions', body);
  await expect.poll(async () => (await stand.troupe.simulator.requests('openai')).length).toBeGreaterThan(0);
  const since = Date.now();
  await proxy.cut();
  const away = await response;
  expect(Date.now() - since).toBeLessThan(2000);
  expect(away.status).toBe(503);
  const id = away.headers.get('x-understudy-run-id');
  expect(await away.json()).toMatchObject({ error: { message: expect.stringContaining(id ?? 'no id') } });
  await proxy.mend();
  await expect
    .poll(async () => (await fetch(`${stand.url}/v1/runs/${id}?format=openai.chat`)).json(), {
      timeout: 20_000,
    })
    .toMatchObject({ status: 'completed', answer: { object: 'chat.completion', id: `chatcmpl-${id}` } });
});
