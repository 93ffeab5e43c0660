import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { runLink } from './link.ts';
import { noServer } from './no-server.ts';

export interface Connected extends AsyncDisposable {
  readonly client: Client;
  /** A run's id and, where the Temporal UI is known, its page. */
  titleOf(id: string): string;
}

/** Connects to the Temporal server of the environment (`TEMPORAL_ADDRESS`, profiles), within 5 s. */
export async function connect(): Promise<Connected> {
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const address = connectionOptions.address ?? '127.0.0.1:7233';
  const timer = setTimeout(() => {
    process.stderr.write(`Connecting to the Temporal server at ${address}, 5 s at most\n`);
  }, 1000);
  try {
    const connection = await Connection.connect({ ...connectionOptions, address, connectTimeout: 5000 });
    const ui = uiAt(address);
    return {
      client: new Client({ connection, namespace }),
      titleOf: (id) => (ui === undefined ? id : `${id}  ${runLink(id, ui, namespace)}`),
      [Symbol.asyncDispose]: () => connection.close(),
    };
  } catch (error) {
    throw noServer(address, error);
  } finally {
    clearTimeout(timer);
  }
}

/** A server on the usual port has its UI on the usual port too; elsewhere a guess would be a dead link. */
function uiAt(address: string): string | undefined {
  const usual = ['127.0.0.1:7233', 'localhost:7233'].includes(address) ? 'http://127.0.0.1:8233' : undefined;
  return process.env['TEMPORAL_UI_URL'] || usual;
}
