import { connect, createServer, type Server } from 'node:net';

export const loopback = '127.0.0.1';

export interface Ports {
  grpc: number;
  ui: number;
  http: number;
  metrics: number;
}

/** The ports that Temporal's documentation and everyone's bookmarks use. */
const usual = { grpc: 7233, ui: 8233 };

/**
 * Ports for a new server: the usual ones where they are free (only on the first `attempt`, counted from 0), else
 * any. Another process may still take one before the server does; the caller then asks for the next attempt.
 */
export async function choosePorts(attempt: number, preferred: Partial<Ports> = usual): Promise<Ports> {
  const held: Server[] = [];
  const choose = async (wish: number | undefined): Promise<number> => {
    const wanted = attempt === 0 && wish !== undefined && !(await answers(wish)) ? wish : 0;
    const server = (await hold(wanted)) ?? (await hold(0));
    if (server === undefined) throw new Error(`no free port on ${loopback}`);
    held.push(server);
    return (server.address() as { port: number }).port;
  };
  try {
    // All are held until the last is chosen, or the system would hand out the same one twice.
    return {
      grpc: await choose(preferred.grpc),
      ui: await choose(preferred.ui),
      http: await choose(preferred.http),
      metrics: await choose(preferred.metrics),
    };
  } finally {
    await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

/** macOS lets one bind 127.0.0.1 while another has the same port on all addresses: so ask first. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: loopback, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function hold(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ host: loopback, port, exclusive: true }, () => resolve(server));
  });
}
