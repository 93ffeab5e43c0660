import type { UnderstudyError } from '../client/failure.ts';
import { causeOf } from '../domain/run/attempt.ts';
import type { ConfigError } from '../worker/config/index.ts';
import { CommandError } from './command-error.ts';
import type { Output } from './output.ts';

const badInput = 2;
const refusals = ['InvalidInput', 'Refused'];

/** Says why a command failed, in the words of the error's own kind, and gives the exit code. */
export function reportFailure(error: unknown, output: Output): number {
  const message = error instanceof Error ? error.message : String(error);
  if (isConfigError(error) && error.problems.length > 0) {
    for (const problem of error.problems) output.record({ problem });
    process.stderr.write(`${message}\n`);
    return badInput;
  }
  if (isUnderstudyError(error)) {
    const { type, attempts, switches, problems } = error;
    output.record({ failure: { type, message, attempts, switches, problems } });
    process.stderr.write(`${type}: ${message}\n`);
    for (const attempt of attempts) process.stderr.write(`  ${attempt.target}: ${causeOf(attempt)}\n`);
    return refusals.includes(type) ? badInput : 1;
  }
  output.record({ failure: { type: 'Error', message } });
  process.stderr.write(`${message}\n`);
  if (isConfigError(error)) return badInput;
  return error instanceof CommandError ? error.exitCode : 1;
}

// By name, not by class: the classes would load Temporal's client for every command, and that takes longer than most.
function isConfigError(error: unknown): error is ConfigError {
  return error instanceof Error && error.name === 'ConfigError';
}

function isUnderstudyError(error: unknown): error is UnderstudyError {
  return error instanceof Error && error.name === 'UnderstudyError';
}
