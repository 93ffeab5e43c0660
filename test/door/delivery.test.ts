import { describe, expect, test, vi } from 'vitest';
import { UnderstudyError } from '../../client/index.ts';
import { Outlet } from '../../worker/door/delivery/outlet.ts';
import { backup, primary, resultOf } from './fake-runs.ts';
import { bodies, openStand } from './stand.ts';

const paths = Object.keys(bodies);

/** The last event of a stream that is whole. */
const ends: Readonly<Record<string, RegExp>> = {
  '/v1/chat/completions': /data: \[DONE\]\n\n$/,
  '/v1/responses': /event: response\.completed\ndata: .*\n\n$/,
  '/v1/messages': /event: message_stop\ndata: .*\n\n$/,
};

const keepAlives: Readonly<Record<string, RegExp>> = {
  '/v1/chat/completions': /^(: keep-alive\n\n){2,}/,
  '/v1/responses': /^(: keep-alive\n\n){2,}/,
  '/v1/messages': /^(event: ping\ndata: {"type":"ping"}\n\n){2,}/,
};

const errors: Readonly<Record<string, RegExp>> = {
  '/v1/chat/completions': /data: {"error":{.*"code":"overloaded"}}\n\n$/,
  '/v1/responses': /event: error\ndata: {.*"type":"error",.*"code":"overloaded".*}\n\n$/,
  '/v1/messages': /event: error\ndata: {"type":"error","error":{"type":"overloaded_error".*\n\n$/,
};

describe.each(paths)('%s', (path) => {
  const body = { ...bodies[path], stream: true };

  test('an answer that comes soon is a stream with everything in its headers', async () => {
    const stand = openStand();
    const switches = [{ from: primary, to: backup, reason: 'RateLimited' as const, at: 1 }];
    stand.runs.script = () => resultOf('Hello there', { switches, answeredBy: backup });
    const response = await stand.ask(path, body);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('x-understudy-target')).toBe(backup);
    expect(response.headers.get('x-understudy-switches')).toBe('1');
    expect(response.headers.get('x-understudy-reason')).toBe('RateLimited');
    const text = await response.text();
    expect(text).toMatch(ends[path] ?? /never/);
    expect(text).toContain('Hello there');
    expect(text).toContain(backup);
  });

  test('one that comes late is waited for with signs of life', async () => {
    const stand = openStand({}, 5);
    const ended = Promise.withResolvers<void>();
    stand.runs.script = () => ended.promise.then(() => resultOf('Hello'));
    const response = await stand.ask(path, body);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-understudy-run-id')).toBe('door-id-1');
    setTimeout(ended.resolve, 50);
    const text = await response.text();
    expect(text).toMatch(keepAlives[path] ?? /never/);
    expect(text).toContain(`: x-understudy-target: ${primary}\n`);
    expect(text).toMatch(ends[path] ?? /never/);
  });

  test('a failure after that is an event with the run’s id, and no clean end', async () => {
    const stand = openStand({}, 5);
    const ended = Promise.withResolvers<void>();
    stand.runs.script = () =>
      ended.promise.then(() => {
        throw new UnderstudyError('AllTargetsFailed', 'nobody answered');
      });
    const response = await stand.ask(path, body);
    ended.resolve();
    const text = await response.text();
    expect(text).toMatch(errors[path] ?? /never/);
    expect(text).not.toMatch(ends[path] ?? /never/);
    expect(text).toContain('(run door-id-1)');
  });
});

test('usage is told in a stream of Chat Completions where it is asked for, and every chunk has a choice where not', async () => {
  const stand = openStand();
  const path = '/v1/chat/completions';
  const chunks = async (options: object) => {
    const text = await (await stand.ask(path, { ...bodies[path], stream: true, ...options })).text();
    const events = text.split('\n\n').filter((each) => each.startsWith('data: {'));
    return events.map(
      (each) => JSON.parse(each.slice('data: '.length)) as { choices: unknown[]; usage?: object },
    );
  };
  const plain = await chunks({});
  expect(plain.every(({ choices }) => choices.length === 1)).toBe(true);
  const asked = await chunks({ stream_options: { include_usage: true } });
  expect(asked.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 15 } });
});

describe('an outlet', () => {
  test('gives what is written to whoever reads, and then its end', async () => {
    const outlet = new Outlet(() => {});
    outlet.write('one ');
    outlet.write('two');
    outlet.end();
    outlet.write('three');
    expect(await new Response(outlet.body).text()).toBe('one two');
    expect(outlet.over).toBe(true);
  });

  test('hangs up on a client that leaves 1 MB unread, and keeps nothing more', () => {
    const hangUp = vi.fn<() => void>();
    const outlet = new Outlet(hangUp);
    for (let round = 0; round < 100; round += 1) outlet.write('x'.repeat(100_000));
    expect(hangUp).toHaveBeenCalledTimes(1);
    expect(outlet.over).toBe(true);
  });

  test('takes a client that has gone for nothing special', async () => {
    const outlet = new Outlet(() => {});
    await outlet.body.cancel();
    outlet.write('x');
    outlet.end();
    expect(outlet.over).toBe(true);
  });
});
