import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { TenantConfig } from '../../worker/config/config.ts';
import { Tenants } from '../../worker/door/tenants/tenants.ts';
import { resultOf } from './fake-runs.ts';
import { bodies, openStand, toldBy } from './stand.ts';

const path = '/v1/chat/completions';
const body = bodies[path];
const hash = (token: string) => createHash('sha256').update(token).digest('hex');
const acme: TenantConfig = {
  name: 'acme',
  tokens: [hash('one'), hash('two')],
  idPrefix: 'acme-',
  routes: ['support'],
};
const beta: TenantConfig = { name: 'beta', tokens: [hash('three')], idPrefix: 'beta-' };
const as = (token: string) => ({ authorization: `Bearer ${token}` });

test.each([
  ['bearer', as('one')],
  ['another of its tokens', as('two')],
  ['x-api-key', { 'x-api-key': 'one' }],
])('a token by %s lets its tenant in, from any host', async (_, headers) => {
  const stand = openStand({ tenants: [acme, beta] });
  const response = await stand.ask(path, body, { ...headers, host: 'gateway.example' });
  expect(response.status).toBe(200);
  expect(stand.runs.orders[0]).toMatchObject({ id: 'acme-id-1', input: { labels: { tenant: 'acme' } } });
});

test.each([
  ['no token', {}],
  ['an unknown one', as('four')],
  ['a hash instead of its token', as(hash('one'))],
  ['basic authentication', { authorization: 'Basic b25lOg==' }],
])('%s is 401 in the dialect', async (_, headers) => {
  const stand = openStand({ tenants: [acme] });
  for (const [each, type] of [
    [path, 'invalid_request_error'],
    ['/v1/messages', 'authentication_error'],
  ] as const) {
    const response = await stand.ask(each, bodies[each], headers);
    expect(response.status).toBe(401);
    expect(await toldBy(response)).toMatchObject({ type });
  }
  expect((await stand.ask('/v1/runs/acme-1', undefined, headers)).status).toBe(401);
  expect((await stand.ask('/healthz')).status).toBe(200);
});

test('a route of others is not there: neither for a request nor in the list', async () => {
  const stand = openStand({ tenants: [acme, beta] });
  const response = await stand.ask(path, { ...body, model: 'secret' }, as('one'));
  expect(response.status).toBe(404);
  expect((await toldBy(response)).message).not.toMatch(/there is:.*secret/);
  const listed = async (token: string) =>
    (
      (await (await stand.ask('/v1/models', undefined, as(token))).json()) as { data: { id: string }[] }
    ).data.map(({ id }) => id);
  expect(await listed('one')).toEqual(['gpt-4o', 'support']);
  expect(await listed('three')).toEqual(['gpt-4o', 'support', 'secret']);
});

test('a run of another tenant is not there', async () => {
  const stand = openStand({ tenants: [acme, beta] });
  await stand.ask(path, body, as('three'));
  expect((await stand.ask('/v1/runs/beta-id-1', undefined, as('three'))).status).toBe(200);
  expect((await stand.ask('/v1/runs/beta-id-1', undefined, as('one'))).status).toBe(404);
  expect((await stand.ask('/v1/runs/beta-id-1/cancel', {}, as('one'))).status).toBe(404);
  expect(stand.runs.cancelled).toEqual([]);
  const from = { ...bodies['/v1/responses'], previous_response_id: 'resp_beta-id-1' };
  expect((await stand.ask('/v1/responses', from, as('one'))).status).toBe(400);
});

test('prefixes of which one begins another are refused', () => {
  expect(() => new Tenants([acme, { ...beta, idPrefix: 'acme-b-' }])).toThrow(
    /idPrefix of beta begins with that of acme/,
  );
  expect(() => new Tenants([acme, { ...beta, idPrefix: '' }])).toThrow(/beta/);
});

describe('limits', () => {
  test('requests at the same time: one more is 429, until one has ended', async () => {
    const stand = openStand({ tenants: [{ ...acme, concurrency: 2 }] });
    const ended = Promise.withResolvers<void>();
    stand.runs.script = () => ended.promise.then(() => resultOf('late'));
    const first = [stand.ask(path, body, as('one')), stand.ask(path, body, as('two'))];
    await expect.poll(() => stand.runs.orders.length).toBe(2);
    for (const [each, type] of [
      [path, 'requests'],
      ['/v1/messages', 'rate_limit_error'],
    ] as const) {
      const response = await stand.ask(each, bodies[each], as('one'));
      expect(response.status).toBe(429);
      expect(response.headers.get('retry-after')).toBe('1');
      expect(await toldBy(response)).toMatchObject({ type });
    }
    ended.resolve();
    for (const response of await Promise.all(first)) expect(response.status).toBe(200);
    expect((await stand.ask(path, body, as('one'))).status).toBe(200);
  });

  test('a refused start takes no place', async () => {
    const stand = openStand({ tenants: [{ ...acme, concurrency: 1 }] });
    for (let round = 0; round < 3; round += 1)
      expect((await stand.ask(path, { ...body, messages: [] }, as('one'))).status).toBe(400);
    expect((await stand.ask(path, body, as('one'))).status).toBe(200);
  });

  test('an answer that is asked for again by its key is paid once', async () => {
    const stand = openStand({ tenants: [{ ...acme, budget: { usd: 0.5, perMs: 60_000 } }] });
    for (let round = 0; round < 4; round += 1)
      expect((await stand.ask(path, body, { ...as('one'), 'idempotency-key': 'k' })).status).toBe(200);
    expect((await stand.ask(path, body, as('one'))).status).toBe(200);
    expect((await stand.ask(path, body, as('one'))).status).toBe(429);
  });

  test('a budget: spent by answers, 429 until enough of it is old', async () => {
    const stand = openStand({ tenants: [{ ...acme, budget: { usd: 0.5, perMs: 60_000 } }] });
    for (const ms of [10_000, 10_000]) {
      expect((await stand.ask(path, body, as('one'))).status).toBe(200);
      stand.pass(ms);
    }
    const spent = await stand.ask(path, body, as('one'));
    expect(spent.status).toBe(429);
    expect(spent.headers.get('retry-after')).toBe('40');
    expect(await toldBy(spent)).toMatchObject({ code: 'insufficient_quota' });
    stand.pass(40_000);
    expect((await stand.ask(path, body, as('one'))).status).toBe(200);
  });
});

describe('without tenants', () => {
  test.each([
    ['a page that points its own name here', { host: 'evil.example' }],
    ['a name that only looks local', { host: '127.0.0.1.evil.example' }],
    ['no host', { host: '' }],
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a page that asks without a say', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused', async (_, headers) => {
    const stand = openStand();
    for (const [each, sent] of [
      [path, body],
      ['/v1/runs/door-1', undefined],
    ] as const) {
      const response = await stand.ask(each, sent, headers);
      expect(response.status).toBe(403);
      expect(await toldBy(response)).toMatchObject({ type: 'invalid_request_error' });
    }
    expect(stand.runs.orders).toEqual([]);
  });

  test.each(['127.0.0.1:8787', 'localhost:8787', '[::1]:8787', '127.8.9.10'])(
    '%s is served',
    async (host) => {
      expect((await openStand().ask(path, body, { host })).status).toBe(200);
      expect((await openStand().ask(path, body, { host, origin: `http://${host}` })).status).toBe(200);
    },
  );
});
