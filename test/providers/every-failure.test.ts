import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { answerOf, ask, failureOf, kinds } from './sending.ts';
import { type Answer, bindingTo, secret, serve, sse } from './server.ts';

const errorOf = (kind: string, status: number, message = 'said') =>
  kind === 'anthropic'
    ? {
        type: 'error',
        error: { type: status === 401 ? 'authentication_error' : 'rate_limit_error', message },
      }
    : {
        error: {
          message,
          type: 'requests',
          code: status === 401 ? 'invalid_api_key' : 'rate_limit_exceeded',
        },
      };

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
};

describe.each(kinds)('%s', (kind) => {
  /** What such an answer is taken for; the request must have come once, since retries are ours. */
  const failure = async (answer: Answer) => {
    await using server = await serve(answer);
    const found = await failureOf(bindingTo(kind, server.url));
    expect(server.seen).toHaveLength(1);
    return found;
  };

  test('a closed port is unreachable', async () => {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    await once(server.close(), 'close');
    expect(await failureOf(bindingTo(kind, `http://127.0.0.1:${port}`))).toMatchObject({
      kind: 'Unreachable',
      at: 'transport',
      code: 'ECONNREFUSED',
    });
  });

  test('a name without an address is not resolved', async () => {
    const found = await failureOf(bindingTo(kind, 'http://nowhere.invalid'));
    expect(found).toMatchObject({ kind: 'NameNotResolved', at: 'transport' });
  });

  test('a reset before the headers is a lost connection', async () => {
    const found = await failure((response) => response.socket?.resetAndDestroy());
    expect(found).toMatchObject({ kind: 'ConnectionLost', at: 'transport' });
  });

  test('a reset in the stream is a lost connection, after the events that came', async () => {
    const found = await failure((response) => {
      sse(response, answerOf(kind).first);
      setTimeout(() => response.socket?.resetAndDestroy(), 50);
    });
    expect(found).toMatchObject({
      at: 'transport',
      code: expect.stringMatching(/UND_ERR_SOCKET|ECONNRESET/),
    });
  });

  test('401, without our key in the evidence', async () => {
    const found = await failure(json(401, errorOf(kind, 401, `Incorrect API key provided: ${secret}.`)));
    expect(found).toMatchObject({ kind: 'AuthenticationFailed', at: 'http', status: 401 });
    expect(found.evidence).toMatch(/: Incorrect API key provided: \[key\]\.$/);
  });

  test('429, with how long to wait and the name of the request', async () => {
    const headers = {
      'retry-after': '7',
      'retry-after-ms': '0',
      'x-ms-retry-after-ms': '9',
      'x-should-retry': 'true',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '6m0s',
      'anthropic-ratelimit-input-tokens-remaining': '0',
      'anthropic-ratelimit-input-tokens-reset': '2026-11-24T00:00:00Z',
      'request-id': 'r1',
      'x-request-id': 'r2',
    };
    const found = await failure(json(429, errorOf(kind, 429), { ...headers, 'set-cookie': 'a=b' }));
    expect(found).toMatchObject({ kind: 'RateLimited', status: 429, message: 'said' });
    expect(found.headers).toEqual(headers);
  });

  test('x-should-retry doesn’t make the SDK ask again', async () => {
    const found = await failure(
      json(500, { error: { message: 'said' } }, { 'x-should-retry': 'true', 'retry-after-ms': '1' }),
    );
    expect(found).toMatchObject({ kind: 'ServerError', status: 500 });
  });

  test('a page of a proxy is told by its words', async () => {
    const found = await failure((response) => {
      response
        .writeHead(502, { 'content-type': 'text/html' })
        .end('<html><style>p{}</style><h1>Bad gateway</h1></html>');
    });
    expect(found).toMatchObject({ kind: 'ServerError', at: 'http', status: 502, message: 'Bad gateway' });
  });

  test('an error labelled as something else is read', async () => {
    const found = await failure(
      json(400, { error: { message: 'said', code: 401 } }, { 'content-type': 'application/octet-stream' }),
    );
    expect(found).toMatchObject({ at: 'http', status: 400, message: 'said' });
  });

  test('Bedrock names the class of an error beside its body', async () => {
    const headers = { 'x-amzn-errortype': 'ThrottlingException:http://internal.amazon.com/coral/' };
    const found = await failure(json(400, { message: 'said' }, headers));
    expect(found).toMatchObject({ kind: 'RateLimited', type: 'ThrottlingException', message: 'said' });
  });

  test('a path that is not there', async () => {
    const found = await failure((response) => response.writeHead(404).end());
    expect(found).toMatchObject({ kind: 'EndpointNotFound', message: 'Not Found' });
  });

  test('an error status without a body', async () => {
    const found = await failure((response) => response.writeHead(503).end());
    expect(found).toMatchObject({ kind: 'Overloaded', at: 'http', status: 503 });
  });

  test('a page with 200 is malformed', async () => {
    const found = await failure((response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><p>Log in</p></html>');
    });
    expect(found).toMatchObject({ kind: 'MalformedResponse', message: expect.stringContaining('Log in') });
  });

  test('a JSON document with 200 is malformed', async () => {
    expect(await failure(json(200, { choices: [] }))).toMatchObject({ kind: 'MalformedResponse' });
  });

  test('an error as JSON with 200 is that error', async () => {
    const found = await failure(json(200, { error: { code: 429, message: 'said' } }, { 'retry-after': '3' }));
    expect(found).toMatchObject({ kind: 'RateLimited', message: 'said', headers: { 'retry-after': '3' } });
  });

  test('a 200 that is no answer asks for no wait', async () => {
    const found = await failure(json(200, {}, { 'retry-after': '3', 'request-id': 'r1' }));
    expect(found).toMatchObject({ kind: 'MalformedResponse', headers: { 'request-id': 'r1' } });
    expect(found.headers).not.toHaveProperty('retry-after');
  });

  test('an empty 200 is malformed', async () => {
    expect(await failure(json(200, undefined))).toMatchObject({ kind: 'MalformedResponse' });
  });

  test('an event that is no JSON is malformed', async () => {
    const found = await failure((response) => {
      sse(response, answerOf(kind).first);
      response.end('event: content_block_delta\ndata: {"choices": [\n\n');
    });
    expect(found).toMatchObject({ kind: 'MalformedResponse' });
  });

  test('an error event', async () => {
    const error =
      kind === 'anthropic'
        ? { type: 'error', error: { type: 'overloaded_error', message: 'said' } }
        : { error: { type: 'overloaded_error', message: 'said' } };
    const found = await failure((response) => {
      sse(response, [...answerOf(kind).first, error]);
      response.end();
    });
    expect(found).toMatchObject({ kind: 'Overloaded', at: 'stream', message: 'said' });
  });

  test('an error under the name of an event', async () => {
    const found = await failure((response) => {
      sse(response, answerOf(kind).first);
      response.end('event: error\ndata: {"error":{"type":"overloaded_error","message":"said"}}\n\n');
    });
    expect(found).toMatchObject({ kind: 'Overloaded', at: 'stream', message: 'said' });
  });

  test('a bare error line, which no parser of events sees', async () => {
    const found = await failure((response) => {
      sse(response, answerOf(kind).first);
      response.end('error: {"code":429,"message":"said"}\n\n');
    });
    expect(found).toMatchObject({ kind: 'RateLimited', at: 'stream', message: 'said' });
  });

  test('a body in a false encoding is malformed', async () => {
    const found = await failure((response) => {
      response
        .writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' })
        .end('not gzip');
    });
    expect(found).toMatchObject({ kind: 'MalformedResponse' });
  });

  test('a whole answer is every event of it', async () => {
    const { first, rest } = answerOf(kind);
    await using server = await serve((response) => {
      sse(response, [...first, ...rest]);
      response.end(kind === 'anthropic' ? '' : 'data: [DONE]\n\n');
    });
    expect(await ask(bindingTo(kind, server.url))).toEqual([...first, ...rest]);
  });
});
