import { Connection } from '@temporalio/client';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { resolveServer, type TemporalServer } from '../../devserver/index.ts';
import { startServer, type StartOptions } from '../../devserver/start.ts';
import { gettingItMs, realBinary, realEnv } from './real-binary.ts';
import { gone, isAlive, parentOf, sandbox, writeScript } from './sandbox.ts';

const plain: StartOptions = {
  env: realEnv,
  namespace: 'default',
  searchAttributes: {},
  persist: undefined,
  ui: false,
};
let binary: string;
beforeAll(async () => {
  binary = await realBinary();
}, gettingItMs);

async function connect(address: string): Promise<Connection> {
  const connection = await Connection.connect({ address });
  onTestFinished(() => connection.close());
  return connection;
}

async function customAttributes({ address, namespace }: Pick<TemporalServer, 'address' | 'namespace'>) {
  const connection = await connect(address);
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return Object.keys(customAttributes);
}

test('starts a server with the search attributes, namespace and UI asked for, and ends it', async () => {
  const server = await resolveServer({
    env: realEnv,
    namespace: 'rehearsal',
    searchAttributes: {
      LlmRoute: 'Keyword',
      LlmSwitchedFrom: 'KeywordList',
      LlmSwitchedAt: 'Datetime',
      LlmSwitchCount: 'Int',
    },
  });
  onTestFinished(() => server.stop());
  expect(server).toMatchObject({ startedByUs: true, namespace: 'rehearsal' });
  expect(await customAttributes(server)).toEqual(
    expect.arrayContaining(['LlmRoute', 'LlmSwitchedFrom', 'LlmSwitchedAt', 'LlmSwitchCount']),
  );
  expect((await fetch(server.uiUrl!)).ok).toBe(true);

  const pids = [server.pid!, parentOf(server.pid!)];
  const startedAt = performance.now();
  await server.stop();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  await gone(pids, 500);
});

test('a server at TEMPORAL_ADDRESS is used and left alone', async () => {
  await using theirs = await resolveServer({ env: realEnv, ui: false });
  const env = { ...realEnv, TEMPORAL_ADDRESS: theirs.address, TEMPORAL_UI_URL: 'http://ui.example' };
  const server = await resolveServer({ env });
  expect(server).toMatchObject({
    address: theirs.address,
    source: 'environment',
    startedByUs: false,
    uiUrl: 'http://ui.example',
  });
  await server.stop();
  expect(isAlive(theirs.pid!)).toBe(true);
});

test('takes the ports asked for when they are free, and others when they are taken', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => free.once('listening', resolve));
  const { port } = free.address() as { port: number };
  const second = await startServer(binary, { ...plain, preferredPorts: { grpc: port } });
  onTestFinished(() => void second.process.stop());
  expect(second.address).toMatch(/^127\.0\.0\.1:\d+$/);
  expect(second.address).not.toBe(`127.0.0.1:${port}`);

  await new Promise((resolve) => free.close(resolve));
  const first = await startServer(binary, { ...plain, preferredPorts: { grpc: port } });
  onTestFinished(() => void first.process.stop());
  expect(first.address).toBe(`127.0.0.1:${port}`);
});

test('two starts at the same moment that want the same ports both get a server of their own', async () => {
  const servers = await Promise.all([1, 2, 3].map(() => resolveServer({ env: realEnv })));
  try {
    expect(new Set(servers.map(({ address }) => address)).size).toBe(3);
    expect(servers.every(({ pid }) => isAlive(pid!))).toBe(true);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
});

test('a port taken between the choice and the start: it starts again with others', async () => {
  const { home } = await sandbox();
  const unlucky = join(home, 'temporal');
  await writeScript(
    unlucky,
    `if [ ! -e ${home}/once ]; then : >${home}/once; echo "can't set port: bind: address already in use" >&2; exit 1; fi\nexec ${binary} "$@"`,
  );
  const server = await startServer(unlucky, plain);
  onTestFinished(() => void server.process.stop());
  await expect(connect(server.address)).resolves.toBeDefined();
});

test('a server that dies is an error with its last words', async () => {
  const { home } = await sandbox();
  const broken = join(home, 'temporal');
  await writeScript(broken, 'echo "unknown flag: --namespace" >&2; exit 1');
  await expect(startServer(broken, plain)).rejects.toThrow(
    /temporal ended while it started \(exit code 1\)\. It said:\n {2}unknown flag/,
  );
});

test('with persist the namespace and attributes are there after a restart', async () => {
  const { home } = await sandbox();
  const persist = join(home, 'new folder', 'runs.sqlite');
  const first = await startServer(binary, { ...plain, persist, searchAttributes: { LlmRoute: 'Keyword' } });
  await first.process.stop();
  const second = await startServer(binary, { ...plain, persist, searchAttributes: { LlmRoute: 'Keyword' } });
  onTestFinished(() => void second.process.stop());
  expect(await customAttributes({ address: second.address, namespace: 'default' })).toContain('LlmRoute');
});
