import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { embeddedConfig } from '../../../cli/stage/embedded.ts';
import { TemporalRuns } from '../../../worker/door/runs/temporal.ts';
import { openStand, type Stand } from './door.ts';

const claude = '  claude: { targets: [anthropic/claude-opus-5-5, openai/gpt-5.6-sol] }\n';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand({
    config: (urls) => embeddedConfig(urls).replace('\ndoor:', `${claude}\ndoor:`),
  });
});
afterEach(async () => {
  await stand.troupe.simulator.heal();
  stand.troupe.simulator.clear();
});
afterAll(() => stand[Symbol.asyncDispose]());

const said = (content: string) => ({ model: 'gpt-4o', messages: [{ role: 'user' as const, content }] });

test('an Idempotency-Key is one run: the same body gives the same answer, another body is 422', async () => {
  const headers = { 'Idempotency-Key': `order-${Date.now()}` };
  const create = (content: string) => stand.openai.chat.completions.create(said(content), { headers });
  const [one, two] = await Promise.all([create('Once, please'), create('Once, please')]);
  const { created: _, ...answer } = one;
  expect(two).toMatchObject(answer);
  expect(await create('Once, please')).toMatchObject(answer);
  expect(await stand.troupe.simulator.requests()).toHaveLength(1);
  expect(one.id).toBe(`chatcmpl-door-${headers['Idempotency-Key']}`);
  await expect(create('Another')).rejects.toMatchObject({ status: 422, code: 'idempotency_key_reused' });
});

test('a failed run’s key begins anew with the same body, and takes no other', async () => {
  const headers = { 'Idempotency-Key': `failed-${Date.now()}` };
  const create = (content: string) => stand.openai.chat.completions.create(said(content), { headers });
  for (const provider of ['openai', 'anthropic'])
    await stand.troupe.simulator.fail(provider, { fault: 'status', status: 400 });
  await expect(create('Once, please')).rejects.toMatchObject({ status: 400 });
  await stand.troupe.simulator.heal();
  stand.troupe.simulator.clear();
  await expect(create('Another')).rejects.toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  expect(await stand.troupe.simulator.requests()).toHaveLength(0);
  expect(await create('Once, please')).toMatchObject({ object: 'chat.completion' });
});

test('a failed run is not sent again by a client’s own retries', async () => {
  for (const provider of ['openai', 'anthropic'])
    await stand.troupe.simulator.fail(provider, { fault: 'status', status: 503 });
  const usual = [
    new OpenAI({ baseURL: `${stand.url}/v1`, apiKey: 'any' }).chat.completions.create(said('Hello')),
    new Anthropic({ baseURL: stand.url, apiKey: 'any' }).messages.create({ ...said('Hello'), max_tokens: 9 }),
  ];
  for (const failed of await Promise.allSettled(usual))
    expect(failed).toMatchObject({ reason: { status: expect.toBeOneOf([503, 529]) } });
  expect(await stand.troupe.simulator.requests()).toHaveLength(4);
});

test('where no worker is up, the wait ends, and says that the run goes on', async () => {
  const { client } = stand.troupe;
  const runs = new TemporalRuns(client, 'a-queue-of-nobody');
  const order = {
    input: { v: 1, route: 'support', messages: 'Hello' },
    requestHash: '',
    named: false,
  } as const;
  const run = await runs.start({ ...order, id: `nobody-${Date.now()}`, patienceMs: 1000 });
  await expect(run.result()).rejects.toMatchObject({
    kind: 'TimedOut',
    message: expect.stringContaining('goes on'),
  });
  expect(await runs.state(run.id)).toMatchObject({ status: 'running' });
  await client.workflow.getHandle(run.id).terminate();
});

test('a cancelled run is told to the one who waits, and its request to the provider is closed', async () => {
  await stand.troupe.simulator.fail('openai', { fault: 'stall', afterTokens: 3 });
  const id = `cancel-${Date.now()}`;
  const waiting = stand.openai.chat.completions
    .create(said('Hello'), { headers: { 'Idempotency-Key': id } })
    .catch((error: unknown) => error);
  await expect
    .poll(async () => (await stand.troupe.simulator.requests('openai'))[0]?.tokensSent)
    .toBeGreaterThan(0);
  const run = `${stand.url}/v1/runs/door-${id}`;
  expect(await (await fetch(run)).json()).toMatchObject({ status: 'running' });
  expect((await fetch(`${run}/cancel`, { method: 'POST' })).status).toBe(202);
  expect(await waiting).toMatchObject({ status: 409, code: 'run_cancelled' });
  await expect
    .poll(async () => (await stand.troupe.simulator.requests('openai'))[0]?.closedByClient)
    .toBe(true);
  expect(await (await fetch(run)).json()).toMatchObject({
    status: 'cancelled',
    error: { kind: 'Cancelled' },
  });
});

test('sealed reasoning goes back to its issuer, though the client names a route and not a model', async () => {
  const about = {
    model: 'claude',
    max_tokens: 4000,
    thinking: { type: 'adaptive' as const },
  };
  const asked = { role: 'user' as const, content: 'Think about it.' };
  const first = await stand.anthropic.messages.create({ ...about, messages: [asked] });
  expect(first.content.map(({ type }) => type)).toEqual(['thinking', 'text']);
  const second = await stand.anthropic.messages.create({
    ...about,
    messages: [asked, { role: 'assistant', content: first.content }, { role: 'user', content: 'And again.' }],
  });
  expect(second.model).toBe('anthropic/claude-opus-5-5');
  const [, sent] = await stand.troupe.simulator.requests('anthropic');
  expect(JSON.stringify(sent?.body)).toContain('"type":"thinking"');
  expect(sent).toMatchObject({ violation: null });
});
