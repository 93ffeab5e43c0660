import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShell, records, root, stack, type Shell } from './shell.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await openShell();
});
afterAll(() => shell[Symbol.asyncDispose]());

const problems = [
  /^bad\.yaml:2:19 {2}providers\.openai\.kind: .*did you mean "openai"/m,
  /^bad\.yaml:4:24 {2}routes\.support\.targets\[0\]: unknown provider "openia"/m,
];

test.each([
  ['config check', ['config', 'check', 'bad.yaml']],
  ['config explain', ['config', 'explain', 'bad.yaml']],
  ['worker', ['worker', '--config', 'bad.yaml']],
  ['up', ['up', '--config', 'bad.yaml']],
])('%s of a bad file: every problem once, exit code 2', async (_, args) => {
  const { code, stdout, stderr } = await shell.understudy(args);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  for (const problem of problems) expect(stderr).toMatch(problem);
  expect(stderr).not.toMatch(stack);
  const lines = stderr.trim().split('\n');
  expect(new Set(lines).size).toBe(lines.length);
});

test('config check --json: a record for each problem', async () => {
  const { code, stdout } = await shell.understudy(['config', 'check', 'bad.yaml', '--json']);
  expect(code).toBe(2);
  expect(records(stdout)).toEqual(
    expect.arrayContaining([
      { problem: expect.objectContaining({ file: 'bad.yaml', line: 2, column: 19, severity: 'error' }) },
      { problem: expect.objectContaining({ file: 'bad.yaml', line: 4, column: 24, severity: 'error' }) },
    ]),
  );
});

test('config check of a good file', async () => {
  const env = { MY_KEY: 'sk-secret-of-mine' };
  const plain = await shell.understudy(['config', 'check', 'good.yaml'], { env });
  expect(plain).toMatchObject({ code: 0, stderr: '' });
  expect(plain.stdout).toMatch(/^good\.yaml: ok, routes: 1, agents: 0, digest \w+\n$/);
  const json = await shell.understudy(['--json', 'config', 'check', 'good.yaml'], { env });
  expect(records(json.stdout)).toEqual([{ ok: true, source: 'good.yaml', digest: expect.any(String) }]);
  const found = await shell.understudy(['config', 'check'], {
    env: { ...env, UNDERSTUDY_CONFIG: 'good.yaml' },
  });
  expect(found.stdout).toBe(plain.stdout);
});

test('config explain names targets and no key', async () => {
  const { code, stdout } = await shell.understudy(['config', 'explain', 'good.yaml'], {
    env: { MY_KEY: 'sk-secret-of-mine' },
  });
  expect(code).toBe(0);
  expect(stdout).toContain('support');
  expect(stdout).toContain('openai/gpt-5.6-sol');
  expect(stdout).not.toContain('sk-secret-of-mine');
});

test('config schema is the published one', async () => {
  const { code, stdout } = await shell.understudy(['config', 'schema']);
  expect(code).toBe(0);
  expect(stdout).toBe(await readFile(join(root, 'schemas/understudy.schema.json'), 'utf8'));
});
