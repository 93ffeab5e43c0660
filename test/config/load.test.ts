import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadConfig } from '../../worker/config/load.ts';
import { ConfigError, EXIT_CONFIG } from '../../worker/config/problem.ts';
import { env, routed } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'understudy-config-'));
const written = join(folder, 'mine.yaml');
writeFileSync(written, routed);
afterAll(() => rmSync(folder, { recursive: true }));

test('reads the file it is given, before the one in the environment', async () => {
  const config = await loadConfig({ file: written, env: { ...env, UNDERSTUDY_CONFIG: '/nowhere' } });
  expect(config?.source).toBe(written);
});

test('reads the file that UNDERSTUDY_CONFIG names', async () => {
  const config = await loadConfig({ env: { ...env, UNDERSTUDY_CONFIG: written } });
  expect(config?.source).toBe(written);
});

test('without a file there is no configuration', async () => {
  expect(await loadConfig({ env: {} })).toBeUndefined();
});

test.each([
  { given: { file: '/nowhere.yaml', env: {} }, message: '/nowhere.yaml:1:1  there is no such file' },
  {
    given: { env: { UNDERSTUDY_CONFIG: '/nowhere.yaml' } },
    message: '/nowhere.yaml:1:1  there is no such file (UNDERSTUDY_CONFIG names it)',
  },
  { given: { file: folder, env: {} }, message: `${folder}:1:1  the file can't be read: EISDIR` },
])('a file that was named must be readable: $message', async ({ given, message }) => {
  const thrown: unknown = await loadConfig(given).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ConfigError);
  expect((thrown as ConfigError).message).toBe(message);
});

test('a wrong configuration has an exit code of its own', () => {
  expect(EXIT_CONFIG).toBe(2);
});
