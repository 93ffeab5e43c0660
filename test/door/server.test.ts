import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDoor } from '../../worker/door/door.ts';
import { listen, urlOf } from '../../worker/door/service/server.ts';
import type { Client } from '@temporalio/client';
import { resultOf } from './fake-runs.ts';
import { bodies, configWith, openStand, toldBy, type Stand } from './stand.ts';

let stand: Stand;
let server: Server;
let url: string;
beforeEach(async () => {
  stand = openStand({}, 20);
  server = await listen(stand.app, { host: '127.0.0.1', port: 0 });
  url = urlOf(server);
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  if (stand.unexpected.length > 0) throw new AggregateError(stand.unexpected, 'not expected');
});

const path = '/v1/chat/completions';
const post = (body: string) => fetch(`${url}${path}`, { method: 'POST', body });
const serves = async () => (await post(JSON.stringify(bodies[path]))).status;

/** Sends bytes as they are, and gives everything that comes back until the connection ends. */
async function raw(text: string, end = false): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(text);
  if (end) socket.end();
  let got = '';
  for await (const chunk of socket) got += String(chunk);
  return got;
}

const head = (target: string, more = '') => `POST ${target} HTTP/1.1\r\nhost: 127.0.0.1\r\n${more}`;

test.each([
  [path, '"type":"invalid_request_error"', '"code":"headers_too_large"'],
  ['/v1/messages', '"type":"error"', '"invalid_request_error"'],
])('a flood of headers at %s: 431 in its dialect', async (target, ...words) => {
  const answer = await raw(head(target, `x-flood: ${'x'.repeat(40_000)}\r\n\r\n`));
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  for (const word of words) expect(answer).toContain(word);
  expect(await serves()).toBe(200);
});

test('many headers are no trouble', async () => {
  const headers = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`x-${at}`, 'v']));
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(bodies[path]),
  });
  expect(response.status).toBe(200);
});

test('what is no HTTP is refused as JSON', async () => {
  expect(await raw('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*invalid_request_error/s);
  expect(await serves()).toBe(200);
});

test('a half-sent body harms nobody', async () => {
  const half = head(path, 'content-length: 1000\r\n\r\n{"model": "gpt-4o", ');
  await raw(half, true);
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(half);
  await once(socket, 'connect');
  expect(await serves()).toBe(200);
  socket.destroy();
  expect(await serves()).toBe(200);
});

test('30 MB over a socket: 413, told to the one who sends it', async () => {
  const response = await post(`{"a":"${'x'.repeat(30_000_000)}"}`);
  expect(response.status).toBe(413);
  expect(await toldBy(response)).toMatchObject({ code: 'request_too_large' });
  expect(await serves()).toBe(200);
});

test('a client that goes away changes nothing for the run: its answer can be fetched', async () => {
  const ended = Promise.withResolvers<void>();
  stand.runs.script = () => ended.promise.then(() => resultOf('Late, and here'));
  const gone = new AbortController();
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    body: JSON.stringify({ ...bodies[path], stream: true }),
    signal: gone.signal,
  });
  const id = response.headers.get('x-understudy-run-id');
  gone.abort();
  const state = async (format = '') => (await fetch(`${url}/v1/runs/${id}${format}`)).json();
  expect(await state()).toMatchObject({ id, object: 'run', status: 'running' });
  ended.resolve();
  await expect.poll(() => state()).toMatchObject({ status: 'completed', result: { text: 'Late, and here' } });
  expect(await state('?format=anthropic.messages')).toMatchObject({
    answer: { type: 'message', id: `msg_${id}`, content: [{ text: 'Late, and here' }] },
  });
  expect(await state('?format=nonsense')).toMatchObject({ error: { param: 'format' } });
  await expect.poll(() => connections()).toBeLessThanOrEqual(1);
});

test('a run is cancelled by its id, and by the id of its response', async () => {
  await serves();
  for (const id of ['door-id-1', 'chatcmpl-door-id-1', 'msg_door-id-1']) {
    const response = await fetch(`${url}/v1/runs/${id}/cancel`, { method: 'POST' });
    expect(response.status).toBe(202);
  }
  expect(stand.runs.cancelled).toEqual(['door-id-1', 'door-id-1', 'door-id-1']);
  expect((await fetch(`${url}/v1/runs/door-nope`)).status).toBe(404);
});

test('a client that reads nothing is dropped, and the answer with it', async () => {
  stand.runs.script = () => resultOf('x'.repeat(20_000_000));
  const patient = await listen(stand.app, { host: '127.0.0.1', port: 0, unreadMs: 100 });
  const socket = connect((patient.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  const body = JSON.stringify(bodies[path]);
  socket.write(head(path, `content-length: ${body.length}\r\n\r\n${body}`));
  await once(socket, 'readable');
  await expect.poll(() => connectionsOf(patient)).toBe(0);
  socket.destroy();
  patient.close();
});

const connections = () => connectionsOf(server);

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
  });
}

test('a door that anybody could reach does not open without tenants, and says what to do', async () => {
  const config = configWith({ listen: { host: '0.0.0.0', port: 0 } });
  await expect(openDoor({ config, client: {} as Client, taskQueue: 'q' })).rejects.toThrow(
    /door\.listen: 0\.0\.0\.0 .* listen on 127\.0\.0\.1, or configure tenants/,
  );
});

test('everything that the description names is served', async () => {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as {
    paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  const page = await (await fetch(url)).text();
  expect(Object.keys(paths).length).toBeGreaterThan(8);
  for (const [each, operations] of Object.entries(paths)) {
    expect(page).toContain(each);
    for (const method of Object.keys(operations)) {
      const response = await fetch(`${url}${each.replaceAll(/\{\w+\}/g, 'x')}`, {
        method: method.toUpperCase(),
      });
      expect(await response.text()).not.toContain('unknown_url');
    }
  }
});
