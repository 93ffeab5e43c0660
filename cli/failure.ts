import { UnderstudyError } from '../client/failure.ts';
import { causeOf } from '../domain/run/attempt.ts';
import { ConfigError, EXIT_CONFIG } from '../worker/config/index.ts';
import type { Output } from './output.ts';

/** What is wrong, where, and the way out, for an error that a command ends with. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Says why a command failed, in the words of the error's own kind, and gives the exit code. */
export function reportFailure(error: unknown, output: Output): number {
  if (error instanceof ConfigError) {
    for (const problem of error.problems) output.say('', { problem });
    process.stderr.write(`${error.message}\n`);
    return EXIT_CONFIG;
  }
  if (error instanceof UnderstudyError) {
    const { type, message, attempts, switches, problems } = error;
    if (output.json) output.say('', { failure: { type, message, attempts, switches, problems } });
    process.stderr.write(`${type}: ${message}\n`);
    for (const attempt of attempts) process.stderr.write(`  ${attempt.target}: ${causeOf(attempt)}\n`);
    return type === 'InvalidInput' ? EXIT_CONFIG : 1;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (output.json) output.say('', { failure: { type: 'Error', message } });
  process.stderr.write(`${message}\n`);
  return error instanceof CommandError ? error.exitCode : 1;
}
