import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { findServer, resolveServer, type Progress } from '../../devserver/index.ts';
import type { Look, Source } from '../../devserver/sources/source.ts';
import { sources } from '../../devserver/sources/order.ts';
import { fakeTemporal, sandbox, seedCache } from './sandbox.ts';

function source(name: Source['name'], look: Look, provide: Source['provide'] = async () => running): Source {
  return { name, trying: `trying ${name}`, look: async () => look, provide };
}
const running = { kind: 'server', address: 'here:7233', uiUrl: undefined } as const;
const unavailable: Look = { state: 'unavailable', text: 'nothing there' };
const ready: Look = { state: 'ready', text: 'it works' };
const possible: Look = { state: 'possible', text: 'it takes a minute' };

test('the order: what the user set, has installed, got earlier, can download, can build', () => {
  expect(sources.map(({ name }) => name)).toEqual([
    'environment',
    'path',
    'cache',
    'sdk-download',
    'go-install',
  ]);
});

test('the first source that has a server is used and the later ones are not asked', async () => {
  const lines: Progress[] = [];
  const never = source('cache', ready, () => Promise.reject(new Error('asked')));
  const server = await resolveServer({ onProgress: (line) => lines.push(line) }, [
    source('environment', unavailable),
    source('path', ready),
    never,
  ]);
  expect(server).toMatchObject({
    source: 'path',
    address: 'here:7233',
    namespace: 'default',
    startedByUs: false,
  });
  expect(lines.map(({ step, state }) => `${step} ${state}`)).toEqual([
    'environment trying',
    'environment skipped',
    'path trying',
    'path found',
  ]);
});

test('a source that promised too much is reported, and the next one is tried', async () => {
  const lines: Progress[] = [];
  const server = await resolveServer({ onProgress: (line) => lines.push(line) }, [
    source('sdk-download', possible, () => Promise.reject(new Error('the line went dead'))),
    source('go-install', possible),
  ]);
  expect(server.source).toBe('go-install');
  expect(lines).toContainEqual(expect.objectContaining({ state: 'failed', text: 'the line went dead' }));
});

test('when nothing works, one error lists every source, why not, and the ways out', async () => {
  const failing = source('go-install', possible, () => Promise.reject(new Error('no space left')));
  await expect(resolveServer({}, [source('path', unavailable), failing])).rejects.toMatchObject({
    name: 'TemporalServerNotFound',
    message: [
      'No Temporal server found, and none could be started. Tried, in this order:',
      '  1. path: nothing there',
      '  2. go-install: no space left',
      'Do one of these and run it again:',
      '  - set TEMPORAL_ADDRESS to a running server, such as localhost:7233',
      '  - install the Temporal CLI: brew install temporal, or https://docs.temporal.io/cli',
      '  - install Go 1.25 or newer (https://go.dev/dl); the server is then built once, in 2 to 4 minutes',
    ].join('\n'),
  });
});

test('a TEMPORAL_ADDRESS where nobody listens is an error, although a CLI is on PATH', async () => {
  const { env } = await sandbox({ temporal: fakeTemporal });
  const startedAt = performance.now();
  await expect(resolveServer({ env: { ...env, TEMPORAL_ADDRESS: '127.0.0.1:1' } })).rejects.toMatchObject({
    name: 'TemporalAddressUnreachable',
    address: '127.0.0.1:1',
    message: expect.stringMatching(/^TEMPORAL_ADDRESS is 127\.0\.0\.1:1, but .* unset TEMPORAL_ADDRESS/),
  });
  expect(performance.now() - startedAt).toBeLessThan(4_000);
});

test('a TEMPORAL_ADDRESS that accepts and says nothing is given up within 4 s', async () => {
  const mute = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void mute.close());
  await new Promise((resolve) => mute.once('listening', resolve));
  const { port } = mute.address() as { port: number };
  const { env } = await sandbox();
  const startedAt = performance.now();
  await expect(
    resolveServer({ env: { ...env, TEMPORAL_ADDRESS: `127.0.0.1:${port}` } }),
  ).rejects.toMatchObject({
    name: 'TemporalAddressUnreachable',
  });
  expect(performance.now() - startedAt).toBeLessThan(4_000);
});

test('findServer tells what each source could do, and which would be taken', async () => {
  const { env } = await sandbox({ temporal: 'echo git version 2.0', go: 'printf "go1.26.0\\nlocal\\n"' });
  const binary = await seedCache(env, fakeTemporal);
  const findings = await findServer(
    { env },
    sources.filter(({ name }) => name !== 'sdk-download'),
  );
  expect(findings).toEqual([
    { source: 'environment', state: 'unavailable', text: 'TEMPORAL_ADDRESS is not set', chosen: false },
    {
      source: 'path',
      state: 'unavailable',
      text: expect.stringContaining('not the Temporal CLI'),
      chosen: false,
    },
    { source: 'cache', state: 'ready', text: `${binary}, temporal version 9.9.9`, chosen: true },
    { source: 'go-install', state: 'possible', text: expect.stringContaining('go1.26.0'), chosen: false },
  ]);
});
