import { randomUUID } from 'node:crypto';
import { Worker, type NativeConnection } from '@temporalio/worker';
import { Context } from '@temporalio/activity';
import { doorQueue } from '../../../domain/run/door-queue.ts';
import type { GenerateInput } from '../../../domain/run/generate.ts';
import type { HeadStarts } from './head-start.ts';

export interface DoorWorkerSetup {
  readonly connection: NativeConnection;
  readonly namespace: string;
  /** Makes its attempts. */
  readonly starts: HeadStarts;
  /** Of the runs that the door starts. */
  readonly taskQueue: string;
}

/** What makes attempts in a door's own process. */
export interface DoorWorker {
  /** The door's name: runs that name it send their attempts here. */
  readonly name: string;
  /** Settles when it makes no more attempts, those are then made by the common workers; rejects with what it was lost by. */
  readonly ended: Promise<void>;
  /** Attempts under way get 10 s to end. */
  close(): Promise<void>;
}

/** As many clients as may read along at the same time: an attempt holds its place until its answer is whole. */
const attemptsAtOnce = 2000;

/** Long polls that wait for an attempt: too few, and one waits for another's poll to come back. */
const polls = 16;

/** Starts a worker that makes attempts only, on the door's own queue. */
export async function startDoorWorker(setup: DoorWorkerSetup): Promise<DoorWorker> {
  const { connection, starts, namespace, taskQueue } = setup;
  const name = randomUUID().slice(0, 8);
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: doorQueue(taskQueue, name),
    activities: { generate: (input: GenerateInput) => starts.generate(input, Context.current()) },
    maxConcurrentActivityTaskExecutions: attemptsAtOnce,
    maxConcurrentActivityTaskPolls: polls,
    // As in the worker that takes over when this process is gone.
    maxHeartbeatThrottleInterval: 500,
    defaultHeartbeatThrottleInterval: 500,
    shutdownGraceTime: 10_000,
  });
  const running = worker.run();
  const ended = running.catch(() => {});
  return {
    name,
    ended: running,
    close: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };
}
