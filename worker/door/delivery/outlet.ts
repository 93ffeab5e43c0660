/** The most that a client may leave unread, in bytes, before its connection is dropped. */
const unreadBytes = 1_000_000;

const encoder = new TextEncoder();

/** The body of a streamed response. Writing to it never waits and never throws, whatever its reader does. */
export class Outlet {
  readonly body: ReadableStream<Uint8Array>;
  readonly #hangUp: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(hangUp: () => void) {
    this.#hangUp = hangUp;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => {
          this.#controller = undefined;
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: unreadBytes }),
    );
  }

  /** Nobody reads any more, or everything is said. */
  get over(): boolean {
    return this.#controller === undefined;
  }

  write(text: string): void {
    const controller = this.#controller;
    if (controller === undefined || text === '') return;
    if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(text));
    else this.#drop();
  }

  /** Nothing comes after what is written. */
  end(): void {
    this.#controller?.close();
    this.#controller = undefined;
  }

  #drop(): void {
    this.#controller = undefined;
    this.#hangUp();
  }
}
