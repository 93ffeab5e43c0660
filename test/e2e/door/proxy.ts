import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut, or go silent, as a network can. */
export interface Proxy extends AsyncDisposable {
  readonly address: string;
  /** Closes everything, and takes no connection until `mend`. */
  cut(): Promise<void>;
  /** Keeps connections and lets nothing through until `mend`. */
  silence(): void;
  mend(): Promise<void>;
}

/** `target` is `host:port`. */
export async function openProxy(target: string): Promise<Proxy> {
  const [host = '', port = ''] = target.split(':');
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((near) => {
    const far = connect(Number(port), host);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => void (silent || to.write(data)));
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const open = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
  };
  await open(0);
  const own = (server.address() as AddressInfo).port;
  const cut = async () => {
    for (const socket of sockets) socket.destroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  return {
    address: `127.0.0.1:${own}`,
    cut,
    silence: () => {
      silent = true;
    },
    mend: async () => {
      if (silent) for (const socket of sockets) socket.destroy();
      silent = false;
      if (!server.listening) await open(own);
    },
    [Symbol.asyncDispose]: cut,
  };
}
