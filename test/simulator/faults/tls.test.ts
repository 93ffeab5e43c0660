import { expect, test } from 'vitest';
import { startSimulator } from '../../../simulator/index.ts';
import { ask, failure } from '../clients.ts';

const own = { providers: [{ name: 'openai', dialect: 'openai', port: 0 }] } as const;

test('handshakes break until it is healed, or for a while', async () => {
  await using simulator = await startSimulator(own);
  const url = simulator.baseUrl('openai').replace('http:', 'https:');
  const handshake = async () => {
    const error = await failure(fetch(url));
    return (error.cause as { code?: string }).code;
  };
  await simulator.fail('openai', { fault: 'tls' });
  expect(await handshake()).toMatch(/^ERR_SSL_.*HANDSHAKE_FAILURE$/);
  await expect(ask(simulator, 'say fine')).rejects.toThrow('Connection error');
  await simulator.heal();
  expect(await ask(simulator, 'say fine')).toBe('fine');
  await simulator.fail('openai', { fault: 'tls', forMs: 200 });
  expect(await handshake()).toMatch(/HANDSHAKE_FAILURE$/);
  await expect.poll(() => ask(simulator, 'say fine').catch(() => 'broken'), { timeout: 3_000 }).toBe('fine');
});

test('one after another, closed and broken', async () => {
  await using simulator = await startSimulator(own);
  await simulator.fail('openai', { fault: 'refuse' });
  await simulator.fail('openai', { fault: 'tls' });
  await expect(ask(simulator, 'say fine')).rejects.toThrow('Connection error');
  await simulator.fail('openai', { fault: 'refuse' });
  const error = await failure(fetch(simulator.baseUrl('openai')));
  expect(error.cause).toMatchObject({ code: 'ECONNREFUSED' });
  await simulator.heal();
  expect(await ask(simulator, 'say fine')).toBe('fine');
});

test('it needs a port of its own, and strikes every connection there', async () => {
  await using simulator = await startSimulator({
    providers: [...own.providers, { name: 'shared', dialect: 'openai' }],
  });
  const words =
    'fault: needs a provider with a port of its own, and no times, after, share, aboveRps or match';
  await expect(simulator.fail('shared', { fault: 'tls' })).rejects.toThrow(words);
  await expect(simulator.fail('openai', { fault: 'tls', times: 1 })).rejects.toThrow(words);
  expect(await ask(simulator, 'say fine')).toBe('fine');
});
