import { expect, test } from 'vitest';
import { failureOf } from './sending.ts';
import { bindingTo, serve } from './server.ts';

test.each(['openai', 'anthropic'] as const)('%s: what speaks no HTTP is malformed', async (kind) => {
  await using server = await serve((response) => response.socket?.end('hello\r\n\r\n'));
  const failed = await failureOf(bindingTo(kind, server.url));
  expect(failed).toMatchObject({ kind: 'MalformedResponse', at: 'stream', code: 'malformed' });
});

test.each(['openai', 'anthropic'] as const)(
  '%s: what speaks no TLS has no secure connection',
  async (kind) => {
    await using server = await serve((response) => response.end());
    const { kind: found } = await failureOf(bindingTo(kind, server.url.replace('http', 'https')));
    expect(found).toBe('TlsFailed');
  },
);

test.each(['openai', 'anthropic'] as const)('%s: an endless page is let go', async (kind) => {
  await using server = await serve((response) => {
    response.writeHead(502, { 'content-type': 'text/html' });
    const more = () => void (response.destroyed || response.write('<p>x</p>'.repeat(4096), more));
    more();
  });
  expect(await failureOf(bindingTo(kind, server.url))).toMatchObject({ kind: 'ServerError' });
});
