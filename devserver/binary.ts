import { execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';

const answerMs = 5_000;

export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    // The X bit of a folder means something else.
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** The first executable of that name on the PATH of `env`. */
export async function findOnPath(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (isAbsolute(folder) && (await isExecutable(path))) return path;
  }
  return undefined;
}

/** What the command prints, or why it can't be asked: both are meant for people. */
export type Answer = { ok: true; text: string } | { ok: false; reason: string };

/** Runs a short command, for 5 seconds at most. */
export async function ask(path: string, args: string[], env: NodeJS.ProcessEnv): Promise<Answer> {
  try {
    const { stdout } = await promisify(execFile)(path, args, {
      env,
      timeout: answerMs,
      killSignal: 'SIGKILL',
    });
    return { ok: true, text: stdout.trim() };
  } catch (error) {
    const { killed, message } = error as Error & { killed?: boolean };
    return { ok: false, reason: killed ? `no answer within ${answerMs / 1_000} s` : message.trim() };
  }
}

/** Whether the binary is a Temporal CLI that runs on this machine. */
export async function askTemporalVersion(path: string, env: NodeJS.ProcessEnv): Promise<Answer> {
  const answer = await ask(path, ['--version'], env);
  if (!answer.ok || /temporal version/i.test(answer.text)) return answer;
  return {
    ok: false,
    reason: `it is not the Temporal CLI: --version printed ${JSON.stringify(answer.text)}`,
  };
}
