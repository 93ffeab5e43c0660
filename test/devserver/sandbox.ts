import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { cacheFolder } from '../../devserver/cache-folder.ts';

/** A machine with an empty home and nothing on PATH but the shell scripts given by name. */
export async function sandbox(
  commands: Record<string, string> = {},
): Promise<{ env: NodeJS.ProcessEnv; home: string }> {
  const home = await mkdtemp(join(tmpdir(), 'devserver-test-'));
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  const bin = join(home, 'bin');
  await mkdir(bin);
  for (const [name, script] of Object.entries(commands)) await writeScript(join(bin, name), script);
  return { home, env: { PATH: bin, HOME: home, XDG_CACHE_HOME: join(home, 'cache') } };
}

export async function writeScript(path: string, script: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`);
  await chmod(path, 0o755);
}

export async function seedCache(env: NodeJS.ProcessEnv, script: string): Promise<string> {
  await mkdir(cacheFolder(env), { recursive: true });
  const path = join(cacheFolder(env), 'temporal');
  await writeScript(path, script);
  return path;
}

/** A Temporal CLI that only knows its version. */
export const fakeTemporal = 'echo temporal version 9.9.9';

export function isAlive(pid: number): boolean {
  try {
    // A zombie has ended; who adopted it just hasn't looked yet.
    const state = execFileSync('ps', ['-o', 'stat=', '-p', `${pid}`], { encoding: 'utf8' });
    return !state.trim().startsWith('Z');
  } catch {
    return false;
  }
}

/** Milliseconds until none of the processes is left; fails after `withinMs`. */
export async function gone(pids: number[], withinMs: number): Promise<number> {
  const startedAt = performance.now();
  while (pids.some(isAlive)) {
    const elapsed = performance.now() - startedAt;
    if (elapsed > withinMs)
      throw new Error(`still alive after ${withinMs} ms: ${pids.filter(isAlive).join(', ')}`);
    await sleep(25);
  }
  return performance.now() - startedAt;
}

export function parentOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'ppid=', '-p', `${pid}`], { encoding: 'utf8' }));
}
