import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { gettingItMs, realBinary, realEnv } from './real-binary.ts';
import { gone, isAlive, parentOf } from './sandbox.ts';

beforeAll(async () => {
  await realBinary();
}, gettingItMs);

/** A program in a process group of its own, as a terminal makes it, and the first line with a `pid` it prints. */
async function run(file: string, ...args: string[]) {
  const program = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, file), ...args], {
    env: realEnv,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void program.kill('SIGKILL'));
  const lines: { type?: string; pid?: number }[] = [];
  const server = await new Promise<number>((resolve, reject) => {
    program.once('exit', () => reject(new Error(`ended early: ${JSON.stringify(lines)}`)));
    createInterface({ input: program.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as (typeof lines)[number];
      lines.push(line);
      if (line.pid !== undefined) resolve(line.pid);
    });
  });
  return { program, lines, server, supervisor: parentOf(server) };
}

const signalGroup = (program: ChildProcess, signal: NodeJS.Signals) => process.kill(-program.pid!, signal);

test.each(['SIGKILL', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends a program that does nothing about it: its server is gone within 5 s',
  async (signal) => {
    const { program, server, supervisor } = await run('fixtures/parent.ts');
    signalGroup(program, signal);
    await once(program, 'exit');
    expect(await gone([server, supervisor], 5_000)).toBeLessThan(5_000);
  },
);

test('Ctrl-C does not reach the server: its program decides when it ends', async () => {
  const { program, server, supervisor } = await run('fixtures/parent.ts', '--ignore-ctrl-c');
  signalGroup(program, 'SIGINT');
  await sleep(500);
  expect([program.pid!, server, supervisor].map(isAlive)).toEqual([true, true, true]);
  program.kill('SIGKILL');
  await gone([server, supervisor], 5_000);
});

test('Ctrl-C in the foreground server stops it in order, and nothing is left', async () => {
  const { program, lines, server, supervisor } = await run('../../devserver/main.ts', '--json');
  signalGroup(program, 'SIGINT');
  const [code] = (await once(program, 'exit')) as [number];
  expect(code).toBe(0);
  expect(lines.at(-1)).toEqual({ type: 'stopped' });
  await gone([server, supervisor], 500);
});
