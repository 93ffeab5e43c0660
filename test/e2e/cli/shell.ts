import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, vi } from 'vitest';

export const root = resolve(fileURLToPath(import.meta.url), '../../../..');
const source = join(root, 'cli/understudy.ts');

/** Node's words for an error that nobody has put into words for users. */
export const stack = /^\s+at |Error:/m;

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

/** Where commands are typed: a folder with `good.yaml` and `bad.yaml` and no `understudy.yaml`. */
export interface Shell extends AsyncDisposable {
  readonly folder: string;
  /** Runs a command of ours to its end. */
  understudy(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Starts a command of ours that stays. */
  background(args: readonly string[], options?: RunOptions): Background;
  /** Starts any command that stays. */
  spawn(command: string, args: readonly string[], options?: RunOptions): Background;
  /** Runs any command to its end. */
  run(command: string, args: readonly string[], options?: RunOptions): Promise<Ended>;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Default: a minute. */
  readonly timeoutMs?: number;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

/** A command that stays, until it ends by itself or the test does. */
export interface Background extends AsyncDisposable {
  readonly process: ChildProcess;
  readonly exited: Promise<number | null>;
  stdout(): string;
  stderr(): string;
  /** Waits until it has said this. */
  until(stream: 'stdout' | 'stderr', text: string): Promise<void>;
}

/** Opens a shell; dispose it when the suite ends. */
export async function openShell(): Promise<Shell> {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-cli-'));
  await writeFile(join(folder, 'good.yaml'), goodConfig);
  await writeFile(join(folder, 'bad.yaml'), badConfig);
  return {
    folder,
    understudy: (args, options) => run(folder, process.execPath, [source, ...args], options),
    background: (args, options) => background(folder, process.execPath, [source, ...args], options),
    spawn: (command, args, options) => background(folder, command, args, options),
    run: (command, args, options) => run(folder, command, args, options),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The records that a command with `--json` has printed. */
export function records(ndjson: string): Record<string, unknown>[] {
  return ndjson
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Nothing of this process's own but what a shell always has: no keys, no configuration, no options of vitest. */
function environment(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  return { PATH, HOME, TMPDIR, SystemRoot, TEMPORAL_ADDRESS: inject('temporal').address, ...env };
}

function run(
  folder: string,
  command: string,
  args: readonly string[],
  { env, cwd = folder, timeoutMs = 60_000 }: RunOptions = {},
): Promise<Ended> {
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { cwd, env: environment(env), timeout: timeoutMs },
      (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr, ms: Date.now() - startedAt }),
    );
  });
}

function background(
  folder: string,
  command: string,
  args: readonly string[],
  { env, cwd = folder }: RunOptions = {},
): Background {
  const child = spawn(command, args, { cwd, env: environment(env) });
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
