import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { CommandError } from './failure.ts';

export interface Connected extends AsyncDisposable {
  readonly client: Client;
  readonly address: string;
}

/** Connects to the Temporal server of the environment (`TEMPORAL_ADDRESS`, profiles), within 5 s. */
export async function connect(): Promise<Connected> {
  const { connectionOptions, namespace } = loadClientConnectConfig();
  const address = connectionOptions.address ?? '127.0.0.1:7233';
  try {
    const connection = await Connection.connect({ ...connectionOptions, address, connectTimeout: 5000 });
    const client = new Client({ connection, ...(namespace === undefined ? {} : { namespace }) });
    return { client, address, [Symbol.asyncDispose]: () => connection.close() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `no Temporal server answers at ${address} (${reason}). ` +
        'Start one with `understudy up`, or set TEMPORAL_ADDRESS.',
    );
  }
}
