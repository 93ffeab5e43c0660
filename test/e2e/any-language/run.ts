import { execFile } from 'node:child_process';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs another language's tool to its end; one that isn't installed says so in words. */
export function run(
  command: string,
  args: readonly string[],
  { cwd, env = {}, timeoutMs = 240_000 }: { cwd?: string; env?: NodeJS.ProcessEnv; timeoutMs?: number } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, ...env }, timeout: timeoutMs };
    const child = execFile(command, args, options, (error, stdout, stderr) =>
      resolve({
        code: child.exitCode,
        stdout,
        stderr:
          error !== null && 'code' in error && error.code === 'ENOENT'
            ? `"${command}" is not installed: this test needs it`
            : stderr,
      }),
    );
  });
}
