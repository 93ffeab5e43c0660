import { setTimeout as pause } from 'node:timers/promises';
import type { NativeConnection } from '@temporalio/worker';
import type { Setting } from '../../../activities/setting.ts';
import { areAttributesRegistered } from '../../preflight.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { RunOrder, StartedRun } from '../runs/runs.ts';
import type { Feeds } from './feeds.ts';
import { HeadStarts } from './head-start.ts';
import { liveDelivery } from './live.ts';
import { startDoorWorker, type DoorWorker } from './worker.ts';

export interface LiveOptions {
  /** Connects to Temporal; it may be away. */
  readonly connect: () => Promise<NativeConnection>;
  readonly namespace: string;
  readonly setting: Setting;
  /** Where the words of its attempts go. */
  readonly feeds: Feeds;
  /** Of the runs that the door starts. */
  readonly taskQueue: string;
  readonly keepAliveMs: number;
  /** Told when this process can make no more attempts. */
  readonly unexpected: (error: unknown) => void;
}

/** How often Temporal is looked for, in ms. */
const againMs = 1000;

/** What a door needs to send answers while they come: a worker of its own, as soon as Temporal is there. */
export class LiveSide {
  readonly #options: LiveOptions;
  readonly #closing = new AbortController();
  readonly #opened = Promise.withResolvers<void>();
  readonly #opening: Promise<void>;
  #worker: DoorWorker | undefined;
  #connection: NativeConnection | undefined;
  #delivery: Delivery | undefined;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#opening = this.#open();
  }

  /** Undefined while attempts can't be made here. */
  get delivery(): Delivery | undefined {
    return this.#delivery;
  }

  /** Until it is open, at most so long, in ms. */
  async openWithin(ms: number): Promise<void> {
    await Promise.race([this.#opened.promise, pause(ms, undefined, { ref: false })]);
  }

  async close(): Promise<void> {
    this.#delivery = undefined;
    this.#closing.abort();
    await this.#opening;
    await this.#worker?.close();
    await this.#connection?.close();
  }

  async #open(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        await this.#start();
        this.#opened.resolve();
        return;
      } catch {
        await pause(againMs, undefined, { signal }).catch(() => {});
      }
    }
  }

  async #start(): Promise<void> {
    const { connect, namespace, taskQueue, feeds, keepAliveMs, unexpected } = this.#options;
    this.#connection ??= await connect();
    const visible = await areAttributesRegistered(this.#connection, namespace);
    const starts = new HeadStarts({ ...this.#options.setting, visible });
    this.#worker = await startDoorWorker({
      connection: this.#connection,
      starts,
      namespace,
      taskQueue,
      ended: (error) => {
        this.#delivery = undefined;
        unexpected(error);
      },
    });
    const started = ({ id, runId }: StartedRun, { input }: RunOrder) => {
      if (runId !== undefined) starts.begin(id, runId, input);
    };
    this.#delivery = liveDelivery({ door: this.#worker.name, feeds, keepAliveMs, started });
  }
}
