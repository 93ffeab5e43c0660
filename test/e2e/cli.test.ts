import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectSimulator } from '../../simulator/index.ts';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const source = join(root, 'cli/understudy.ts');

const goodConfig = `providers:
  openai: { kind: openai, apiKeyEnv: MY_KEY }
routes:
  support: { targets: [openai/gpt-5.6-sol] }
`;
const badConfig = `providers:
  openai: { kind: opnai }
routes:
  support: { targets: [openia/gpt-5.6-sol] }
`;

/** No understudy.yaml lies here. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'understudy-cli-'));
  await writeFile(join(folder, 'good.yaml'), goodConfig);
  await writeFile(join(folder, 'bad.yaml'), badConfig);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('without a server', () => {
  test('--version and --help', async () => {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await understudy(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await understudy(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    const commands = help.stdout.split('Commands:')[1]?.matchAll(/^ {2}(\w+)/gm) ?? [];
    expect([...commands].map(([, name]) => name)).toEqual([
      'up',
      'demo',
      'worker',
      'call',
      'agent',
      'explain',
      'config',
      'doctor',
      'help',
    ]);
  });

  test.each([
    ['an unknown command', ['clal'], /unknown command 'clal'/],
    ['an unknown option', ['call', 'Hello', '--rout', 'x'], /unknown option '--rout'/],
    ['a missing argument', ['call'], /missing required argument 'message'/],
    ['a bad duration', ['call', 'Hello', '--deadline', 'soon'], /such as 500ms, 30s or 5m/],
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
    const { code, stdout, stderr } = await understudy(args);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(stack);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

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
    const { code, stdout, stderr } = await understudy(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    for (const problem of problems) expect(stderr).toMatch(problem);
    expect(stderr).not.toMatch(stack);
    const lines = stderr.trim().split('\n');
    expect(new Set(lines).size).toBe(lines.length);
  });

  test('config check --json: a record for each problem', async () => {
    const { code, stdout } = await understudy(['config', 'check', 'bad.yaml', '--json']);
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
    const plain = await understudy(['config', 'check', 'good.yaml'], { env });
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(plain.stdout).toMatch(/^good\.yaml: ok, routes: 1, agents: 0, digest \w+\n$/);
    const json = await understudy(['--json', 'config', 'check', 'good.yaml'], { env });
    expect(records(json.stdout)).toEqual([{ ok: true, source: 'good.yaml', digest: expect.any(String) }]);
    const found = await understudy(['config', 'check'], { env: { ...env, UNDERSTUDY_CONFIG: 'good.yaml' } });
    expect(found.stdout).toBe(plain.stdout);
  });

  test('config explain names targets and no key', async () => {
    const { code, stdout } = await understudy(['config', 'explain', 'good.yaml'], {
      env: { MY_KEY: 'sk-secret-of-mine' },
    });
    expect(code).toBe(0);
    expect(stdout).toContain('support');
    expect(stdout).toContain('openai/gpt-5.6-sol');
    expect(stdout).not.toContain('sk-secret-of-mine');
  });

  test('config schema is the published one', async () => {
    const { code, stdout } = await understudy(['config', 'schema']);
    expect(code).toBe(0);
    expect(stdout).toBe(await readFile(join(root, 'schemas/understudy.schema.json'), 'utf8'));
  });

  test('a reader that closes its end early is no error', async () => {
    await using reading = background(['config', 'schema']);
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
    const { code, stderr, ms } = await understudy(args, { env });
    expect(code).toBe(1);
    expect(stderr).toContain('127.0.0.1:1');
    expect(stderr).toMatch(/set TEMPORAL_ADDRESS|unset TEMPORAL_ADDRESS/);
    expect(stderr).not.toMatch(stack);
    expect(ms).toBeLessThan(10_000);
  });

  test('doctor blames an address where nothing answers', async () => {
    const { code, stdout } = await understudy(['doctor'], { env: { TEMPORAL_ADDRESS: '127.0.0.1:1' } });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^not ok .*127\.0\.0\.1:1.*unset TEMPORAL_ADDRESS/m);
  });
});

test('doctor with a server', async () => {
  const { address } = inject('temporal');
  const plain = await understudy(['doctor']);
  expect(plain.stderr).toBe('');
  expect(plain.stdout).toContain(`ok      Temporal server: environment: a server answers at ${address}`);
  expect(plain.stdout).toMatch(/^ok +configuration: no understudy\.yaml here/m);
  expect(plain.code).toBe(0);
  const json = await understudy(['doctor', '--json']);
  expect(records(json.stdout)).toContainEqual({ name: 'Node.js', ok: true, text: expect.any(String) });
  expect(json.code).toBe(0);
});

test('a call without a worker says what it waits for', async () => {
  const queue = `nobody-${randomUUID()}`;
  await using waiting = background(['call', 'Hello', '--task-queue', queue]);
  await waiting.until('stderr', `No worker takes work from the task queue "${queue}"`);
  expect(waiting.stderr()).toContain('worker --task-queue');
});

describe('with up', () => {
  let up: Background;
  beforeAll(async () => {
    up = background(['up']);
    await up.until('stdout', 'Ctrl-C ends everything.');
  });
  afterAll(async () => {
    await up[Symbol.asyncDispose]();
  });

  test('up says what is up and what to type', () => {
    expect(up.stdout()).toContain(`Temporal server  ${inject('temporal').address}`);
    expect(up.stdout()).toMatch(/^simulator +http:\/\/127\.0\.0\.1:\d+ \(no real provider is asked\)$/m);
    expect(up.stdout()).toMatch(/^worker +pid \d+$/m);
    expect(up.stdout()).toContain('npm run understudy -- call "Hello"');
    expect(up.stderr()).toBe('');
  });

  test('call', async () => {
    const { code, stdout, stderr } = await understudy(['call', 'Hello']);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^Answer to "Hello" \(message 1 of this conversation\)\.$/m);
    expect(stdout).toMatch(/^— openai\/gpt-5\.6-sol; why: npm run understudy -- explain call-/m);
    expect(stdout).not.toMatch(/\n\n/);
    expect(code).toBe(0);
  });

  test('call --json: one record, and the same id is the same answer', async () => {
    const id = `cli-${randomUUID()}`;
    const one = await understudy(['call', 'Hello', '--id', id, '--json']);
    expect(one.code).toBe(0);
    expect(records(one.stdout)).toEqual([
      expect.objectContaining({
        id,
        text: 'Answer to "Hello" (message 1 of this conversation).',
        answeredBy: 'openai/gpt-5.6-sol',
      }),
    ]);
    const two = await understudy(['call', 'Something else', '--id', id, '--json']);
    expect(two.stdout).toBe(one.stdout);
  });

  test('an unknown route: exit code 1 and the routes there are', async () => {
    const plain = await understudy(['call', 'Hello', '--route', 'nope']);
    expect(plain.code).toBe(1);
    expect(plain.stderr).toMatch(/^UnknownRoute: .*no route "nope".*support\n$/);
    const json = await understudy(['call', 'Hello', '--route', 'nope', '--json']);
    expect(json.code).toBe(1);
    expect(records(json.stdout)).toEqual([{ failure: expect.objectContaining({ type: 'UnknownRoute' }) }]);
    await up.until('stderr', 'UnknownRoute');
    for (const line of up.stderr().trimEnd().split('\n')) expect(line).toMatch(/^ {2}worker: \w[^{]*$/);
  });

  test('a slow answer: the wait is explained, and the answer comes', async () => {
    const url = /^simulator +(\S+)/m.exec(up.stdout())?.[1] ?? '';
    const simulator = connectSimulator(url);
    await simulator.fail('openai', { fault: 'slow', tokensPerSecond: 4, times: 1 });
    const { code, stdout, stderr } = await understudy(['call', 'Take your time, please']);
    expect(stderr).toMatch(
      /^Still under way\. Ctrl-C ends the waiting, not the run: .* explain call-[^\n]+\n$/,
    );
    expect(stdout).toContain('Answer to "Take your time, please"');
    expect(code).toBe(0);
  });

  test('a switch is told', async () => {
    const url = /^simulator +(\S+)/m.exec(up.stdout())?.[1] ?? '';
    const simulator = connectSimulator(url);
    await simulator.fail('openai', { fault: 'status', status: 503, times: 1 });
    const { stdout } = await understudy(['call', 'Hello']);
    expect(stdout).toMatch(/^— anthropic\/claude-opus-5-5, switched from openai\/gpt-5\.6-sol; why: /m);
    const id = /explain (call-\S+)/.exec(stdout)?.[1] ?? '';
    const explained = await understudy(['explain', id]);
    expect(explained.stdout).toMatch(/^1 .*openai\/gpt-5\.6-sol +preferred +overloaded \(503\)/m);
    expect(explained.stdout).toMatch(/^2 .*anthropic\/claude-opus-5-5 +fallback +answered/m);
  });

  test('bad input: exit code 2', async () => {
    const { code, stderr } = await understudy(['call', ' ']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^InvalidInput: messages/);
  });

  test('an agent run, its transcript and its explanation', async () => {
    const id = `cli-${randomUUID()}`;
    const run = await understudy(['agent', 'start', 'refunds', 'Please refund order=4711.', '--id', id]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^Done\. lookup_order: .*refunded=42\.00 EUR/m);
    expect(run.stdout).toMatch(/^— finished after 4 turns, last by openai\/gpt-5\.6-sol/m);

    const transcript = await understudy(['agent', 'transcript', id]);
    expect(transcript.stdout).toMatch(/^user {6}Please refund order=4711\.$/m);
    expect(transcript.stdout).toMatch(/^assistant → lookup_order\(\{"order":"4711"\}\)$/m);
    const messages = records((await understudy(['agent', 'transcript', id, '--json'])).stdout);
    const roles = messages.map(({ role }) => role).join(' ');
    expect(roles).toBe('system user assistant tool assistant tool assistant tool assistant');

    const explained = await understudy(['explain', id]);
    expect(explained.code).toBe(0);
    expect(explained.stdout).toMatch(new RegExp(`^${id} {2}llmAgent {2}completed`));
    expect(explained.stdout).toMatch(/^4 +[\d:.]+ +openai\/gpt-5\.6-sol +preferred +answered/m);
    expect(explained.stdout).toMatch(/send_receipt +ok +1/);
    const [explanation] = records((await understudy(['explain', id, '--json'])).stdout);
    expect(explanation).toMatchObject({ id, status: 'completed', answeredBy: 'openai/gpt-5.6-sol' });
    expect(explanation?.['attempts']).toHaveLength(4);
  });

  test('agent start --detach prints the id, and another process reads the run', async () => {
    const { code, stdout } = await understudy(['agent', 'start', 'refunds', 'Refund order=1.', '--detach']);
    expect(code).toBe(0);
    const id = stdout.trim();
    expect(id).toMatch(/^agent-[\w-]+$/);
    await expect
      .poll(async () => (await understudy(['explain', id])).stdout, { timeout: 20_000, interval: 200 })
      .toContain('completed');
  });

  test.each([
    ['explain', ['explain']],
    ['agent transcript', ['agent', 'transcript']],
  ])('%s of an unknown id: a sentence', async (_, args) => {
    const { code, stdout, stderr } = await understudy([...args, 'no-such-id']);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^There is no run "no-such-id" in the namespace "default": [^\n]+\n$/);
  });
});

test('up keeps vendors’ keys from its workers, takes another port, and Ctrl-C ends everything', async () => {
  const tools = join(folder, 'tools.ts');
  await writeFile(
    tools,
    `const keys = async () => ({ customer: String(process.env.OPENAI_API_KEY), payment: 'p', amount: '1', refund: 'r' });
export const lookup_order = keys, refund_payment = keys, send_receipt = keys;\n`,
  );
  await using taken = await take(4100);
  const env = { OPENAI_API_KEY: 'real', ANTHROPIC_API_KEY: 'real', OPENAI_BASE_URL: 'http://127.0.0.1:9' };
  await using up = background(['up', '--json', '--tools', tools], { env });
  await up.until('stdout', '"worker":');
  const said = records(up.stdout());
  const simulator = new URL(String(said.find((record) => 'simulator' in record)?.['simulator']));
  const worker = Number(said.find((record) => 'worker' in record)?.['worker']);
  expect(taken.port).toBe(4100);
  expect(simulator.port).not.toBe('4100');
  expect(await answers(Number(simulator.port))).toBe(true);
  expect(isAlive(worker)).toBe(true);

  const run = await understudy(['agent', 'start', 'refunds', 'Please refund order=4711.', '--json']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const id = String(records(run.stdout)[0]?.['id']);
  const transcript = await understudy(['agent', 'transcript', id]);
  expect(transcript.stdout).toContain('"customer":"undefined"');

  const signalledAt = Date.now();
  up.process.kill('SIGINT');
  expect(await up.exited).toBe(0);
  expect(Date.now() - signalledAt).toBeLessThan(15_000);
  expect(isAlive(worker)).toBe(false);
  expect(await answers(Number(simulator.port))).toBe(false);
});

test('up ends with an error when its worker is lost', async () => {
  await using up = background(['up', '--json']);
  await up.until('stdout', '"worker":');
  const worker = records(up.stdout()).find((record) => 'worker' in record)?.['worker'];
  process.kill(Number(worker), 'SIGKILL');
  expect(await up.exited).toBe(1);
  expect(up.stderr()).toContain('The worker ended by itself (SIGKILL).');
});

test('demo ends at Ctrl-C in the middle of its story, with all that it started', async () => {
  await using demo = background(['demo']);
  await demo.until('stdout', 'a worker is up');
  const worker = Number(/worker is up \(pid (\d+)\)/.exec(demo.stdout())?.[1]);
  expect(isAlive(worker)).toBe(true);
  const signalledAt = Date.now();
  demo.process.kill('SIGINT');
  expect(await demo.exited).toBe(1);
  expect(Date.now() - signalledAt).toBeLessThan(15_000);
  expect(demo.stderr()).toContain('The demo was ended before its end.');
  expect(isAlive(worker)).toBe(false);
});

describe('as a built package', () => {
  let built: string;
  beforeAll(async () => {
    built = join(folder, 'package/dist/cli/understudy.js');
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const outDir = join(folder, 'package/dist');
    const compiled = await run(process.execPath, [
      tsc,
      '-p',
      join(root, 'tsconfig.build.json'),
      '--outDir',
      outDir,
    ]);
    if (compiled.code !== 0) throw new Error(`tsc: ${compiled.stdout}${compiled.stderr}`);
    await symlink(join(root, 'node_modules'), join(folder, 'package/node_modules'));
    await symlink(join(root, 'package.json'), join(folder, 'package/package.json'));
  });

  test('it runs, and names itself as npx does', async () => {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await run(process.execPath, [built, '--version'])).toMatchObject({
      code: 0,
      stdout: `${version}\n`,
    });
    const doctor = await run(process.execPath, [built, 'doctor']);
    expect(doctor.stdout).toContain('`npx understudy up`');
  });

  test('an old Node.js gets plain words and exit code 2', async () => {
    const old = await oldNode();
    const { code, stdout, stderr } = await run(old.path, [...old.args, built, 'doctor']);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^understudy needs Node\.js 22\.18 or newer, and this is v[\d.]+\. [^\n]+\n$/);
  });
});

const stack = /^\s+at |Error:/m;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
}

/** Nothing of this process's own but what a shell always has: no keys, no configuration, no options of vitest. */
function environment(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  return { PATH, HOME, TMPDIR, SystemRoot, TEMPORAL_ADDRESS: inject('temporal').address, ...env };
}

function understudy(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return run(process.execPath, [source, ...args], options);
}

function run(command: string, args: readonly string[], { env }: RunOptions = {}): Promise<Ended> {
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { cwd: folder, env: environment(env), timeout: 60_000 },
      (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr, ms: Date.now() - startedAt }),
    );
  });
}

/** A command that stays, until it ends by itself or the test does. */
interface Background extends AsyncDisposable {
  readonly process: ChildProcess;
  readonly exited: Promise<number | null>;
  stdout(): string;
  stderr(): string;
  /** Waits until it has said this. */
  until(stream: 'stdout' | 'stderr', text: string): Promise<void>;
}

function background(args: readonly string[], { env }: RunOptions = {}): Background {
  const child = spawn(process.execPath, [source, ...args], { cwd: folder, env: environment(env) });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    process: child,
    exited,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    until: async (stream, text) => {
      await vi.waitFor(() => expect(said[stream]).toContain(text), { timeout: 40_000, interval: 50 });
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGINT');
      await exited;
    },
  };
}

function records(ndjson: string): Record<string, unknown>[] {
  return ndjson
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Holds a port; one that somebody else holds is as good. */
async function take(port: number): Promise<{ readonly port: number } & AsyncDisposable> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.once('error', () => resolve()).listen({ host: '127.0.0.1', port }, () => resolve());
  });
  expect(await answers(port)).toBe(true);
  return {
    port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The system's Node.js where it is too old, else this one under an old name. */
async function oldNode(): Promise<{ readonly path: string; readonly args: readonly string[] }> {
  const system = await run('/usr/bin/node', ['--version']);
  const major = Number(/^v(\d+)/.exec(system.stdout)?.[1] ?? Number.NaN);
  if (major < 22) return { path: '/usr/bin/node', args: [] };
  const disguise = join(folder, 'disguise.cjs');
  await writeFile(
    disguise,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });
Object.defineProperty(process, 'version', { value: 'v20.20.2' });\n`,
  );
  return { path: process.execPath, args: ['--require', disguise] };
}
