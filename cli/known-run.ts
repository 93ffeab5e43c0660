import { CommandError } from './command-error.ts';

const notFound = 5;

/** Reads from a run, and says so in plain words where there is no such run. */
export async function readKnownRun<T>(id: string, namespace: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new CommandError(
      `There is no run "${id}" in the namespace "${namespace}": it was never started there, or its retention is over.`,
    );
  }
}

/** Temporal's client has its own class for some calls, and gives gRPC's status for others. */
function isNotFound(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'WorkflowNotFoundError' || ('code' in error && error.code === notFound)) return true;
  return isNotFound(error.cause);
}
