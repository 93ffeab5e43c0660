import type { Client } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import { toConversation } from '../../../domain/conversation/input.ts';
import type { Setting } from '../../../activities/setting.ts';
import { briefOf } from '../../../workflows/payload/brief.ts';
import type { Config } from '../../config/config.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { RunOrder, StartedRun } from '../runs/runs.ts';
import { Feeds } from './feeds.ts';
import { liveDelivery } from './live.ts';
import { startDoorWorker } from './worker.ts';

export interface LiveOptions {
  readonly connection: NativeConnection;
  readonly client: Client;
  readonly config: Config;
  /** Of the runs that the door starts. */
  readonly taskQueue: string;
  readonly keepAliveMs: number;
}

/** What a door needs to send answers while they come. */
export interface OpenLive {
  readonly delivery: Delivery;
  /** What attempts in this process work with. */
  readonly setting: Setting;
  close(): Promise<void>;
}

/** Starts to make attempts in this process, for those who read along. */
export async function openLive({
  connection,
  client,
  config,
  taskQueue,
  keepAliveMs,
}: LiveOptions): Promise<OpenLive> {
  const feeds = new Feeds();
  const { namespace } = client.options;
  const worker = await startDoorWorker({ connection, config, namespace, taskQueue, live: feeds });
  const { setting } = worker;
  const started = (run: StartedRun, { input }: RunOrder) => hold(setting, run, input);
  return {
    delivery: liveDelivery({ door: worker.name, feeds, keepAliveMs, started }),
    setting,
    close: worker.close,
  };
}

/** The first attempt finds the conversation here, and asks its run for nothing. */
function hold({ conversations }: Setting, { runId }: StartedRun, input: RunOrder['input']): void {
  if (runId !== undefined) conversations.hold(runId, 0, toConversation(input.messages), briefOf(input));
}
