import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request and its response, with the knowledge of who closed it. */
export class Exchange {
  readonly response: ServerResponse;
  readonly closed: Promise<void>;
  readonly receivedAt = Date.now();
  #isClosed = false;
  #closedByUs = false;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.response = response;
    // A socket error is always followed by close; without a listener it would end the process.
    request.on('error', () => {});
    response.on('error', () => {});
    this.closed = new Promise((resolve) => {
      response.on('close', () => {
        this.#isClosed = true;
        resolve();
      });
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Closed before the response was complete, and not by the simulator. */
  get closedByClient(): boolean {
    return this.#isClosed && !this.#closedByUs && !this.response.writableFinished;
  }

  destroy(reset: boolean): void {
    this.#closedByUs = true;
    const { socket } = this.response;
    if (reset) socket?.resetAndDestroy();
    else socket?.destroy();
  }

  /** Ends what is left open, as stop() does. */
  abandon(): void {
    this.#closedByUs = true;
    this.response.destroy();
  }
}
