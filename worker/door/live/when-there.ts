import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { TransportError } from '@temporalio/worker';
import type { Delivery } from '../delivery/delivery.ts';
import type { OpenLive } from './open.ts';

/** Between two tries, in ms. */
const everyMs = 1000;

/** How long the first try is waited for, in ms. */
const firstMs = 5000;

/** Sends answers while they come for as long as Temporal gives this process attempts to make: from its first answer on, and anew after a loss. */
export class LiveWhenThere {
  readonly #open: () => Promise<OpenLive>;
  readonly #unexpected: (error: unknown) => void;
  readonly #closing = new AbortController();
  #live: OpenLive | undefined;
  #kept: Promise<void> = Promise.resolve();

  /** `unexpected` is told of what another try doesn't mend. */
  constructor(open: () => Promise<OpenLive>, unexpected: (error: unknown) => void) {
    this.#open = open;
    this.#unexpected = unexpected;
  }

  /** Undefined while no attempts can be made here. */
  get delivery(): Delivery | undefined {
    return this.#live?.delivery;
  }

  /** Resolves with the first try, whether it succeeds or not. */
  async begin(): Promise<void> {
    const tried = Promise.withResolvers<void>();
    this.#kept = this.#keep(tried.resolve);
    await Promise.race([tried.promise, pause(firstMs, undefined, { ref: false })]);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    // A try that hangs in the network is left to itself.
    if (this.#live !== undefined) await this.#kept;
  }

  async #keep(tried: () => void): Promise<void> {
    const { signal } = this.#closing;
    let told = '';
    while (!signal.aborted) {
      try {
        const live = await this.#open();
        if (!signal.aborted) this.#live = live;
        tried();
        await this.#untilLost(live);
      } catch (error) {
        const isNews = !(error instanceof TransportError) && String(error) !== told;
        if (isNews) this.#unexpected(error);
        if (isNews) told = String(error);
        tried();
      }
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  async #untilLost(live: OpenLive): Promise<void> {
    const { signal } = this.#closing;
    try {
      if (!signal.aborted) await Promise.race([live.ended, once(signal, 'abort')]);
    } finally {
      this.#live = undefined;
      await live.close();
    }
  }
}
