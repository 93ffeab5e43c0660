import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';

const IDLE_MS = 60_000;
const MOST_HEADER_BYTES = 65_536;
/** A fatal alert. https://www.rfc-editor.org/rfc/rfc8446#section-6 */
const HANDSHAKE_FAILURE = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]);

/** One listening port that can be closed and opened again on the same number. */
export class Door {
  readonly #host: string;
  readonly #listener: RequestListener;
  #server: Server | undefined;
  #breaker: TcpServer | undefined;
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
    await this.close();
    const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES, requestTimeout: 0 }, this.#listener);
    // Longer than clients keep connections, so that none is closed under a request.
    server.keepAliveTimeout = IDLE_MS;
    this.#server = server;
    await this.#listen(server);
    this.#port = (server.address() as AddressInfo).port;
  }

  /** In place of requests, connections are served an alert in the middle of their TLS handshake. */
  async breakHandshakes(): Promise<void> {
    await this.close();
    this.#breaker = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(HANDSHAKE_FAILURE));
    });
    await this.#listen(this.#breaker);
  }

  /** New connections are refused from now on; requests being served go on. */
  async close(): Promise<void> {
    const server = this.#server;
    const breaker = this.#breaker;
    if (server === undefined && breaker === undefined) return;
    this.#server = undefined;
    this.#breaker = undefined;
    // Listening stops at once; the callback would wait for the last connection.
    server?.close();
    server?.closeIdleConnections();
    breaker?.close();
    await new Promise(setImmediate);
  }

  /** Closes the port and every connection. */
  async slam(): Promise<void> {
    const server = this.#server;
    const closed = server === undefined ? undefined : new Promise((resolve) => server.once('close', resolve));
    await this.close();
    server?.closeAllConnections();
    await closed;
  }

  async #listen(server: Server | TcpServer): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, this.#host, resolve);
    });
  }
}
