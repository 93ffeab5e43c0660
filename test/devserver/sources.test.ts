import { execFile } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isExecutable } from '../../devserver/binary.ts';
import { cachedBinary, temporalCliVersion } from '../../devserver/cache-folder.ts';
import { goInstall, isNewEnough } from '../../devserver/sources/go-install.ts';
import { path } from '../../devserver/sources/path.ts';
import { sdkDownload } from '../../devserver/sources/sdk-download.ts';
import { gettingItMs, realBinary, realEnv } from './real-binary.ts';
import { fakeTemporal, sandbox } from './sandbox.ts';

const quiet = (): void => {};
const fakeGo = (install: string): string =>
  `if [ "$1" = env ]; then printf 'go1.26.0\\nlocal\\n'; exit; fi\necho "$@" >>"$HOME/calls"\n${install}`;

describe('path', () => {
  test('takes the first `temporal`', async () => {
    const { env, home } = await sandbox({ temporal: fakeTemporal });
    expect(await path.look(env)).toEqual({
      state: 'ready',
      text: `${home}/bin/temporal, temporal version 9.9.9`,
    });
    expect(await path.provide(env, quiet)).toEqual({ kind: 'binary', path: `${home}/bin/temporal` });
  });

  test('says what is wrong with one that fails', async () => {
    const { env } = await sandbox({ temporal: 'echo exec format >&2; exit 126' });
    expect(await path.look(env)).toMatchObject({
      state: 'unavailable',
      text: expect.stringContaining('exec format'),
    });
  });
});

describe('sdk-download', () => {
  test('a host that swallows everything is given up within 6 s', async () => {
    // It accepts the connection and never answers the TLS greeting.
    const hole = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void hole.close());
    await new Promise((resolve) => hole.once('listening', resolve));
    const { port } = hole.address() as { port: number };
    const startedAt = performance.now();
    const look = await sdkDownload({ host: '127.0.0.1', port }).look({});
    expect(look).toEqual({ state: 'unavailable', text: "127.0.0.1 can't be reached: no answer within 4 s" });
    expect(performance.now() - startedAt).toBeLessThan(6_000);
  });

  test('a host without a name is given up at once', async () => {
    const look = await sdkDownload({ host: 'understudy.invalid' }).look({});
    expect(look).toMatchObject({ state: 'unavailable', text: expect.stringContaining('understudy.invalid') });
  });

  describe('with the real binary', () => {
    let binary: string;
    beforeAll(async () => {
      binary = await realBinary();
    }, gettingItMs);

    test('the SDK names its file as expected, and its process ends by itself', async () => {
      const { home } = await sandbox();
      // The SDK takes a file that is already there for an earlier download.
      await symlink(binary, join(home, `temporal-v${temporalCliVersion}`));
      const downloader = join(import.meta.dirname, '../../devserver/downloader.ts');
      const run = promisify(execFile)(process.execPath, [downloader, home, `v${temporalCliVersion}`], {
        env: realEnv,
      });
      await expect(run).resolves.toBeDefined();
    });
  });
});

describe('go-install', () => {
  const succeeds = 'sleep 0.5; echo "echo made" >"$GOBIN/temporal"';

  test.each([
    ['go1.26.8', 'local', true],
    ['go1.25', 'local', true],
    ['go1.24.1', 'local', false],
    ['go1.22.0', 'auto', true],
    ['go1.20.4', '', false],
    ['devel', 'auto', false],
  ])('%s with GOTOOLCHAIN=%s: %s', (version, toolchain, expected) => {
    expect(isNewEnough(version, toolchain)).toBe(expected);
  });

  test('builds the pinned release into the cache', async () => {
    const { env, home } = await sandbox({ go: fakeGo(succeeds) });
    const provided = await goInstall.provide(env, quiet);
    expect(provided).toEqual({ kind: 'binary', path: cachedBinary(env) });
    expect(await isExecutable(cachedBinary(env))).toBe(true);
    expect(await readFile(join(home, 'calls'), 'utf8')).toBe(
      'install -ldflags -s -w github.com/temporalio/cli/cmd/temporal@v1.5.1\n',
    );
  });

  test('two at once build once, and both get it', async () => {
    const { env, home } = await sandbox({ go: fakeGo(succeeds) });
    const said: string[] = [];
    const both = [1, 2].map(() => goInstall.provide(env, (_, text) => said.push(text)));
    expect(await Promise.all(both)).toEqual([1, 2].map(() => ({ kind: 'binary', path: cachedBinary(env) })));
    expect((await readFile(join(home, 'calls'), 'utf8')).trim().split('\n')).toHaveLength(1);
    expect(said).toContainEqual(expect.stringContaining('waiting for it'));
  });

  test('a failed build leaves nothing in the cache and shows the compiler’s words', async () => {
    const { env } = await sandbox({ go: fakeGo('echo "go: no such host" >&2; exit 1') });
    await expect(goInstall.provide(env, quiet)).rejects.toThrow(/`go install` failed\n {2}go: no such host/);
    expect(await isExecutable(cachedBinary(env))).toBe(false);
  });
});
