import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const IDLE_MS = 60_000;
const MOST_HEADER_BYTES = 65_536;

/** One listening port that can be closed and opened again on the same number. */
export class Door {
  readonly #host: string;
  readonly #listener: RequestListener;
  #server: Server | undefined;
  #port: number;

  constructor(host: string, port: number, listener: RequestListener) {
    this.#host = host;
    this.#port = port;
    this.#listener = listener;
  }

  get url(): string {
    const host = this.#host.includes(':') ? `[${this.#host}]` : this.#host;
    return `http://${host}:${String(this.#port)}`;
  }

  get port(): number {
    return this.#port;
  }

  async open(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES, requestTimeout: 0 }, this.#listener);
    // Longer than clients keep connections, so that none is closed under a request.
    server.keepAliveTimeout = IDLE_MS;
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, this.#host, resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  /** New connections are refused from now on; requests being served go on. */
  async close(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    // Listening stops at once; the callback would wait for the last connection.
    server.close();
    server.closeIdleConnections();
    await new Promise(setImmediate);
  }

  /** Closes the port and every connection. */
  async slam(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
}
