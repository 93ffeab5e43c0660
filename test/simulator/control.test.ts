import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectSimulator, ControlError, type Simulator, startSimulator } from '../../simulator/index.ts';
import { ask, post } from './clients.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.stop());

test('the client commands a simulator over HTTP', async () => {
  const client = connectSimulator(simulator.url);
  const id = await client.fail('openai', { fault: 'status', status: 503 });
  expect(id).toMatch(/^fault_/);
  await expect(ask(simulator, 'say fine')).rejects.toMatchObject({ status: 503 });
  await client.heal('openai');
  expect(await ask(simulator, 'say fine')).toBe('fine');
  expect(await client.requests('openai')).toMatchObject([
    { outcome: 'fault:status' },
    { outcome: 'answered' },
  ]);
  expect(await client.requests()).toEqual(await simulator.requests());
  expect(await client.requests('anthropic')).toEqual([]);
  await client.clear();
  expect(await simulator.requests()).toEqual([]);
});

test('health names the providers', async () => {
  const response = await fetch(`${simulator.url}/control/health`);
  expect(await response.json()).toEqual({
    status: 'ok',
    providers: [
      { name: 'openai', dialect: 'openai', baseUrl: simulator.baseUrl('openai') },
      { name: 'anthropic', dialect: 'anthropic', baseUrl: simulator.baseUrl('anthropic') },
    ],
  });
});

const openai = { provider: 'openai' };
test.each([
  ['{', 'body', 'must be a JSON object'],
  [{ fault: 'empty' }, 'provider', 'must be the name of a provider'],
  [{ provider: 'nobody', fault: 'empty' }, 'provider', 'must be one of openai, anthropic, got "nobody"'],
  [openai, 'fault', 'must be one of status, refuse, reset'],
  [{ ...openai, fault: 'boom' }, 'fault', 'got "boom"'],
  [{ ...openai, fault: 'cut' }, 'afterTokens', 'must be an integer of at least 0, got nothing'],
  [{ ...openai, fault: 'cut', afterTokens: -1 }, 'afterTokens', 'got -1'],
  [{ ...openai, fault: 'status', status: 99 }, 'status', 'at least 200 and at most 599'],
  [{ ...openai, fault: 'status', status: 500, headers: { a: 1 } }, 'headers', 'must be an object of strings'],
  [
    { ...openai, fault: 'reset', at: 'noon' },
    'at',
    'must be "before-headers" or "after-headers", got "noon"',
  ],
  [{ ...openai, fault: 'slow', tokensPerSecond: 0 }, 'tokensPerSecond', 'must be a number above 0'],
  [{ ...openai, fault: 'empty', times: 0 }, 'times', 'must be an integer of at least 1'],
  [{ ...openai, fault: 'empty', share: 0 }, 'share', 'must be a number above 0 and at most 1, got 0'],
  [{ ...openai, fault: 'empty', share: 1.5 }, 'share', 'must be a number above 0 and at most 1, got 1.5'],
  [{ ...openai, fault: 'empty', aboveRps: 0 }, 'aboveRps', 'must be a number above 0, got 0'],
  [{ ...openai, fault: 'empty', breaksForMs: 500 }, 'breaksForMs', 'needs aboveRps'],
  [
    { ...openai, fault: 'empty', aboveRps: 2, breaksForMs: 0 },
    'breaksForMs',
    'must be an integer of at least 1',
  ],
  [{ ...openai, fault: 'empty', match: { name: 'x' } }, 'match', 'must be an object with a string `model`'],
  [{ ...openai, fault: 'empty', afterTokens: 3 }, 'afterTokens', 'is not a field of the fault empty'],
])('a bad command %j is a 400 that names %s', async (command, field, words) => {
  const answer = await post(`${simulator.url}/control/faults`, command);
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.text)).toEqual({
    error: { field, message: expect.stringContaining(`${field}: `) as string },
  });
  expect(answer.text.replaceAll('\\"', '"')).toContain(words);
});

test('bad commands throw alike inside the process and over HTTP', async () => {
  const order = { fault: 'cut', afterTokens: 0.5 } as const;
  const inside = await simulator.fail('openai', order).catch((error: unknown) => error);
  const outside = await connectSimulator(simulator.url)
    .fail('openai', order)
    .catch((error: unknown) => error);
  expect(inside).toBeInstanceOf(ControlError);
  expect(outside).toEqual(inside);
  await expect(simulator.requests('nobody')).rejects.toThrow('provider: must be one of openai, anthropic');
  await expect(simulator.heal('nobody')).rejects.toThrow(ControlError);
});

test('unknown paths are 404', async () => {
  expect((await fetch(`${simulator.url}/control/nothing`)).status).toBe(404);
  expect((await fetch(`${simulator.url}/nobody/v1/messages`)).status).toBe(404);
});

describe('main', () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill('SIGKILL'));

  async function main(args: string[], stdio: 'pipe' | 'ipc' = 'pipe'): Promise<string> {
    const channels = ['pipe', 'pipe', 'inherit', ...(stdio === 'ipc' ? ['ipc' as const] : [])] as const;
    child = spawn(process.execPath, ['simulator/main.ts', ...args], { stdio: [...channels] });
    if (child.stdout === null) throw new Error('no output');
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return (JSON.parse(line.toString()) as { simulator: string }).simulator;
  }

  test('starts from arguments and ends on SIGTERM', async () => {
    const url = await main(['--port', '0', '--provider', 'a:anthropic', '--provider', 'b:openai:0']);
    const health = (await (await fetch(`${url}/control/health`)).json()) as {
      providers: { baseUrl: string }[];
    };
    expect(health.providers[0]?.baseUrl).toBe(`${url}/a`);
    expect(health.providers[1]?.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/b\/v1$/);
    expect(health.providers[1]?.baseUrl.startsWith(url)).toBe(false);
    child?.kill('SIGTERM');
    expect(await once(child as ChildProcess, 'exit')).toEqual([0, null]);
  });

  test('ends when its parent lets go of the channel', async () => {
    await main([], 'ipc');
    child?.disconnect();
    expect(await once(child as ChildProcess, 'exit')).toEqual([0, null]);
  });

  test('ends when the named parent is gone', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(parent, 'spawn');
    await main(['--parent-pid', String(parent.pid)]);
    parent.kill('SIGKILL');
    expect(await once(child as ChildProcess, 'exit')).toEqual([0, null]);
  });
});
