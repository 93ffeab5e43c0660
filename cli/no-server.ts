import { CommandError } from './command-error.ts';
import { invocation } from './invocation.ts';

/** Nothing answers at the address that the environment or a profile gives. */
export function noServer(address: string, error: unknown): CommandError {
  const reason = error instanceof Error ? error.message : String(error);
  return new CommandError(
    `No Temporal server answers at ${address} (${reason}). Do one of these:\n` +
      `  - start one, with a worker: ${invocation} up\n` +
      '  - set TEMPORAL_ADDRESS to a running server, such as 127.0.0.1:7233\n' +
      `  - see what is there: ${invocation} doctor`,
  );
}
