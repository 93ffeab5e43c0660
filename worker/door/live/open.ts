import type { NativeConnection } from '@temporalio/worker';
import { toConversation } from '../../../domain/conversation/input.ts';
import type { Setting } from '../../../activities/setting.ts';
import { briefOf } from '../../../workflows/payload/brief.ts';
import { firstInputOf } from '../../../workflows/payload/first-input.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { RunOrder, StartedRun } from '../runs/runs.ts';
import type { Feeds } from './feeds.ts';
import { HeadStarts } from './head-start.ts';
import { liveDelivery } from './live.ts';
import { startDoorWorker } from './worker.ts';

export interface LiveOptions {
  readonly connection: NativeConnection;
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

/** What a door needs to send answers while they come. */
export interface OpenLive {
  readonly delivery: Delivery;
  close(): Promise<void>;
}

/** Starts to make attempts in this process, for those who read along. */
export async function openLive({
  connection,
  namespace,
  setting,
  feeds,
  taskQueue,
  keepAliveMs,
  unexpected,
}: LiveOptions): Promise<OpenLive> {
  const starts = new HeadStarts(setting);
  const worker = await startDoorWorker({ connection, starts, namespace, taskQueue, unexpected });
  const started = (run: StartedRun, { input }: RunOrder) => begin(setting, starts, run, input);
  return {
    delivery: liveDelivery({ door: worker.name, feeds, keepAliveMs, started }),
    close: worker.close,
  };
}

/** The first attempt finds the conversation here, and doesn't wait for its activity. */
function begin(
  { conversations }: Setting,
  starts: HeadStarts,
  { id, runId }: StartedRun,
  input: RunOrder['input'],
): void {
  if (runId === undefined) return;
  const messages = toConversation(input.messages);
  conversations.hold(runId, 0, messages, briefOf(input));
  starts.begin(id, runId, firstInputOf(input, { length: messages.length }));
}
