import { createHash, randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import type { Globals } from '../globals.ts';

export function addDoor(program: Command, { output }: Globals): void {
  program
    .command('door')
    .description('Prepare the HTTP front door')
    .command('token')
    .description('Make a token for a tenant, and the line of understudy.yaml that lets it in')
    .option('--hash', 'hash the token on standard input instead of making one')
    .action(async ({ hash }: { hash?: boolean }) => {
      if (hash === true) {
        const line = hashOf(await readToken());
        output().say(line, { hash: line });
        return;
      }
      const token = randomBytes(32).toString('base64url');
      const line = hashOf(token);
      output().say(`${token}\n${line}`, { token, hash: line });
      output().note(
        'The first line is for the tenant alone, and is not kept; the second one for its `tokens`.',
      );
    });
}

function hashOf(token: string): string {
  return `sha256:${createHash('sha256').update(token).digest('hex')}`;
}

/** From standard input: an argument would stay in the shell's history and in the list of processes. */
async function readToken(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('The token, then Ctrl-D:\n');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const token = Buffer.concat(chunks).toString('utf8').trim();
  if (token === '') throw new CommandError('There is no token on standard input.', 2);
  return token;
}
