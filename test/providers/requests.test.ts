import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import type { ProviderBinding } from '../../activities/providers/binding.ts';
import { askOnce } from './asking.ts';
import { type Answer, bindingTo, secret, type Seen, serve } from './server.ts';

const answer: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('data: {"choices":[{"index":0,"delta":{"content":"hi"},"finish_reason":"stop"}]}\n\n');
  response.end('data: [DONE]\n\n');
};

afterEach(() => {
  vi.unstubAllEnvs();
});

async function requestOf(
  more: Partial<ProviderBinding> & Pick<ProviderBinding, 'kind'>,
  path = '',
): Promise<Seen> {
  await using server = await serve(answer);
  await askOnce(bindingTo(more.kind, `${server.url}${path}`, more));
  const [request] = server.seen;
  if (request === undefined) throw new Error('nothing was asked');
  return request;
}

const rows: readonly (readonly [
  string,
  Partial<ProviderBinding> & Pick<ProviderBinding, 'kind'>,
  string,
  string,
  Record<string, string | undefined>,
])[] = [
  [
    'OpenAI',
    { kind: 'openai' },
    '/v1',
    '/v1/chat/completions',
    { authorization: `Bearer ${secret}`, 'x-client-request-id': 'attempt-1' },
  ],
  [
    'a compatible server',
    { kind: 'openai-compatible', headers: { 'x-team': 'a' } },
    '/v1',
    '/v1/chat/completions',
    { 'x-team': 'a' },
  ],
  [
    'a server without keys',
    { kind: 'openai-compatible', apiKey: '' },
    '',
    '/chat/completions',
    { authorization: undefined },
  ],
  [
    'Anthropic',
    { kind: 'anthropic' },
    '',
    '/v1/messages',
    {
      authorization: `Bearer ${secret}`,
      'anthropic-version': '2026-10-21',
      'x-client-request-id': 'attempt-1',
    },
  ],
  ['Anthropic, written with /v1', { kind: 'anthropic' }, '/v1', '/v1/messages', {}],
  [
    'Anthropic of an older version',
    { kind: 'anthropic', apiVersion: '2023-06-01' },
    '',
    '/v1/messages',
    { 'anthropic-version': '2023-06-01' },
  ],
  [
    'a gateway without keys',
    { kind: 'anthropic', apiKey: '' },
    '',
    '/v1/messages',
    { authorization: undefined, 'x-api-key': undefined },
  ],
  ['Azure', { kind: 'azure-openai' }, '', '/openai/v1/chat/completions', { 'api-key': secret }],
  [
    'Azure, written with its path',
    { kind: 'azure-openai' },
    '/openai/v1',
    '/openai/v1/chat/completions',
    { 'api-key': secret },
  ],
  [
    'Azure of a dated version',
    { kind: 'azure-openai', apiVersion: '2024-10-21' },
    '',
    '/openai/deployments/gpt-4.1/chat/completions?api-version=2024-10-21',
    { 'api-key': secret, authorization: undefined },
  ],
];

test.each(rows)('%s is asked where and as it expects', async (_, binding, path, asked, headers) => {
  const request = await requestOf(binding, path);
  expect(request.url).toBe(asked);
  for (const [name, value] of Object.entries(headers)) expect(request.headers[name]).toBe(value);
  expect(request.body).toMatchObject({ model: 'gpt-4.1', stream: true });
});

test('no variable of a vendor has a say', async () => {
  for (const vendor of ['OPENAI', 'ANTHROPIC', 'AZURE_OPENAI']) {
    vi.stubEnv(`${vendor}_BASE_URL`, 'http://127.0.0.1:1');
    vi.stubEnv(`${vendor}_API_KEY`, 'sk-other');
    vi.stubEnv(`${vendor}_CUSTOM_HEADERS`, 'x-other: account');
  }
  vi.stubEnv('OPENAI_ORG_ID', 'org-other');
  vi.stubEnv('OPENAI_PROJECT_ID', 'proj-other');
  vi.stubEnv('ANTHROPIC_AUTH_TOKEN', 'other');
  for (const kind of ['openai', 'anthropic', 'azure-openai'] as const) {
    const { headers } = await requestOf({ kind });
    expect(headers['x-other']).toBeUndefined();
    expect(JSON.stringify(headers)).not.toMatch(/other/);
  }
  expect(process.env['OPENAI_API_KEY']).toBe('sk-other');
});

test.each(['openai', 'anthropic'] as const)(
  '%s: the connection is kept for the next attempt',
  async (kind) => {
    const sockets = new Set<unknown>();
    await using server = await serve((response) => {
      sockets.add(response.socket);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {"choices":[{"index":0,"delta":{"content":"hi"},"finish_reason":"stop"}]}\n\n');
      response.write('data: [DONE]\n\n');
      // The SDK has stopped reading by then.
      void setTimeout(5).then(() => response.end());
    });
    const binding = bindingTo(kind, server.url);
    for (let times = 0; times < 3; times += 1) {
      await askOnce(binding);
      await setTimeout(20);
    }
    expect(sockets.size).toBe(1);
  },
);

test('an abort closes the socket', async () => {
  const controller = new AbortController();
  const gone = Promise.withResolvers<void>();
  await using server = await serve((response) => {
    response.on('close', () => gone.resolve());
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': wait\n\n');
    controller.abort();
  });
  const result = await askOnce(bindingTo('anthropic', server.url), controller.signal);
  expect(result.ok).toBe(false);
  await gone.promise;
});
