import type { NativeConnection } from '@temporalio/worker';
import type { Setting } from '../../../activities/setting.ts';
import { areAttributesRegistered } from '../../preflight.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { RunOrder, StartedRun } from '../runs/runs.ts';
import type { Feeds } from './feeds.ts';
import { HeadStarts } from './head-start.ts';
import { liveDelivery } from './live.ts';
import { startDoorWorker } from './worker.ts';

export interface LiveOptions {
  /** Makes a connection of its own, which is closed with it. */
  readonly connect: () => Promise<NativeConnection>;
  readonly namespace: string;
  readonly setting: Setting;
  /** Where the words of its attempts go. */
  readonly feeds: Feeds;
  /** Of the runs that the door starts. */
  readonly taskQueue: string;
  readonly keepAliveMs: number;
}

/** What a door needs to send answers while they come. */
export interface OpenLive {
  readonly delivery: Delivery;
  /** Settles when it makes no more attempts; rejects with what it was lost by. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Starts to make attempts in this process, for those who read along. Throws where Temporal can't be reached. */
export async function openLive({
  connect,
  namespace,
  setting: common,
  feeds,
  taskQueue,
  keepAliveMs,
}: LiveOptions): Promise<OpenLive> {
  await using opening = new AsyncDisposableStack();
  const connection = await connect();
  opening.defer(() => connection.close());
  const setting = { ...common, visible: await areAttributesRegistered(connection, namespace) };
  const starts = new HeadStarts(setting);
  const worker = await startDoorWorker({ connection, starts, namespace, taskQueue });
  opening.defer(() => worker.close());
  const started = ({ id, runId }: StartedRun, { input }: RunOrder) => {
    if (runId !== undefined) starts.begin(id, runId, input);
  };
  const opened = opening.move();
  return {
    delivery: liveDelivery({ door: worker.name, feeds, keepAliveMs, started }),
    ended: worker.ended,
    close: () => opened.disposeAsync(),
  };
}
