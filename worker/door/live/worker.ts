import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { Worker, type NativeConnection } from '@temporalio/worker';
import { generate } from '../../../activities/generate/generate.ts';
import { Desk } from '../../../activities/health/desk.ts';
import type { Live } from '../../../activities/live/live.ts';
import type { Setting } from '../../../activities/setting.ts';
import { doorQueue } from '../../../domain/run/door-queue.ts';
import type { Config } from '../../config/config.ts';
import { fleetConfigOf } from '../../health/config.ts';
import { areAttributesRegistered } from '../../preflight.ts';
import { settingOf } from '../../setting.ts';

export interface DoorWorkerSetup {
  readonly connection: NativeConnection;
  readonly config: Config;
  readonly namespace: string;
  /** Of the runs that the door starts. */
  readonly taskQueue: string;
  readonly live: Live;
}

/** What makes attempts in a door's own process. */
export interface DoorWorker {
  /** The door's name: runs that name it send their attempts here. */
  readonly name: string;
  readonly setting: Setting;
  /** Attempts under way get 10 s to end. */
  close(): Promise<void>;
}

/** As many clients as may read along at the same time: an attempt holds its place until its answer is whole. */
const attemptsAtOnce = 2000;

/** Long polls that wait for an attempt: too few, and one waits for another's poll to come back. */
const polls = 16;

/** Starts a worker that makes attempts only, on the door's own queue. */
export async function startDoorWorker(setup: DoorWorkerSetup): Promise<DoorWorker> {
  const { connection, config, namespace, taskQueue, live } = setup;
  const name = randomUUID().slice(0, 8);
  const visible = await areAttributesRegistered(connection, namespace);
  const desk = new Desk({
    worker: randomUUID(),
    config: fleetConfigOf(config, Date.now()),
    random: Math.random,
    now: Date.now,
  });
  const client = new Client({ connection, namespace });
  const setting: Setting = { ...settingOf(config, client, visible, desk), live };
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: doorQueue(taskQueue, name),
    activities: { generate: (input: Parameters<typeof generate>[1]) => generate(setting, input) },
    maxConcurrentActivityTaskExecutions: attemptsAtOnce,
    maxConcurrentActivityTaskPolls: polls,
    // As in the worker that takes over when this process is gone.
    maxHeartbeatThrottleInterval: 500,
    defaultHeartbeatThrottleInterval: 500,
    shutdownGraceTime: 10_000,
  });
  const running = worker.run();
  return {
    name,
    setting,
    close: async () => {
      worker.shutdown();
      await running;
    },
  };
}
