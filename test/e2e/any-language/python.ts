import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';

/** Python with a package from PyPI, in an environment that is made once and kept. Throws what is missing. */
export async function pythonWith(requirement: string): Promise<string> {
  const folder = join(homedir(), '.cache/understudy/python', requirement.replaceAll(/[^\w.-]+/g, '-'));
  const python = join(folder, 'bin/python');
  if (existsSync(python)) return python;
  const making = `${folder}.${process.pid}`;
  await mkdir(join(folder, '..'), { recursive: true });
  try {
    await step('python3', ['-m', 'venv', making]);
    await step(join(making, 'bin/python'), ['-m', 'pip', 'install', '--quiet', requirement]);
    await rename(making, folder);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return python;
}

async function step(command: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await run(command, args);
  if (code !== 0)
    throw new Error(
      `Python's part of the tests needs python3 with venv, and PyPI. ${args.join(' ')}: ${stderr}`,
    );
}
