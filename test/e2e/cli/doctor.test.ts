import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openShell, records, type Shell } from './shell.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await openShell();
});
afterAll(() => shell[Symbol.asyncDispose]());

test('doctor blames an address where nothing answers', async () => {
  const { code, stdout } = await shell.understudy(['doctor'], { env: { TEMPORAL_ADDRESS: '127.0.0.1:1' } });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^not ok .*127\.0\.0\.1:1.*unset TEMPORAL_ADDRESS/m);
});

test('doctor with a server', async () => {
  const { address } = inject('temporal');
  const plain = await shell.understudy(['doctor']);
  expect(plain.stderr).toBe('');
  expect(plain.stdout).toContain(`ok      Temporal server: environment: a server answers at ${address}`);
  expect(plain.stdout).toMatch(/^ok +configuration: no understudy\.yaml here/m);
  expect(plain.code).toBe(0);
  const json = await shell.understudy(['doctor', '--json']);
  expect(records(json.stdout)).toContainEqual({ name: 'Node.js', ok: true, text: expect.any(String) });
  expect(json.code).toBe(0);
});
