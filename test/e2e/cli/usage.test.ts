import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShell, root, stack, type Shell } from './shell.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await openShell();
});
afterAll(() => shell[Symbol.asyncDispose]());

test('--version and --help', async () => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(await shell.understudy(['--version'])).toMatchObject({
    code: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
  const help = await shell.understudy(['--help']);
  expect(help).toMatchObject({ code: 0, stderr: '' });
  const commands = help.stdout.split('Commands:')[1]?.matchAll(/^ {2}(\w+)/gm) ?? [];
  expect([...commands].map(([, name]) => name)).toEqual([
    'up',
    'demo',
    'worker',
    'serve',
    'call',
    'agent',
    'explain',
    'status',
    'drain',
    'trust',
    'pin',
    'release',
    'drill',
    'config',
    'doctor',
    'door',
    'wire',
    'help',
  ]);
});

test.each([
  ['an unknown command', ['clal'], /unknown command 'clal'/],
  ['an unknown option', ['call', 'Hello', '--rout', 'x'], /unknown option '--rout'/],
  ['a missing argument', ['call'], /missing required argument 'message'/],
  ['a bad duration', ['call', 'Hello', '--deadline', 'soon'], /such as 500ms, 30s or 5m/],
  ['a name for an address', ['worker', '--metrics', 'localhost:9464'], /such as 127\.0\.0\.1:9464/],
  ['a bad number', ['call', 'Hello', '--max-output-tokens', 'many'], /whole number/],
  [
    'tools that are not there',
    ['worker', '--tools', 'missing.ts'],
    /--tools missing\.ts: there is no such file/,
  ],
  [
    'tools of up that are not there',
    ['up', '--tools', 'missing.ts'],
    /--tools missing\.ts: there is no such file/,
  ],
  ['a worker without configuration', ['worker'], /no configuration: write understudy\.yaml, or name one/],
  [
    'a configuration that is not there',
    ['worker', '--config', 'no.yaml'],
    /no\.yaml:1:1 +there is no such file/,
  ],
  ['no configuration to check', ['config', 'check'], /no understudy\.yaml here/],
])('%s: exit code 2 and plain words', async (_, args, words) => {
  const { code, stdout, stderr } = await shell.understudy(args);
  expect(stderr).toMatch(words);
  expect(stderr).not.toMatch(stack);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('a reader that closes its end early is no error', async () => {
  await using reading = shell.background(['config', 'schema']);
  reading.process.stdout?.destroy();
  expect(await reading.exited).toBe(0);
  expect(reading.stderr()).toBe('');
});

test.concurrent.each([
  ['call', ['call', 'Hello']],
  ['agent start', ['agent', 'start', 'refunds', 'Hello']],
  ['agent transcript', ['agent', 'transcript', 'x']],
  ['explain', ['explain', 'x']],
  ['worker', ['worker', '--config', 'good.yaml']],
  ['up', ['up']],
  ['demo', ['demo']],
])('%s without a server: the address and the ways out within 10 s', async (_, args) => {
  const env = { TEMPORAL_ADDRESS: '127.0.0.1:1', MY_KEY: 'x' };
  const { code, stderr, ms } = await shell.understudy(args, { env });
  expect(code).toBe(1);
  expect(stderr).toContain('127.0.0.1:1');
  expect(stderr).toMatch(/set TEMPORAL_ADDRESS|unset TEMPORAL_ADDRESS/);
  expect(stderr).not.toMatch(stack);
  expect(ms).toBeLessThan(10_000);
});
