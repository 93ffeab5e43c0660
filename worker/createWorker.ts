import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import {
  Worker,
  type InjectedSinks,
  type NativeConnection,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { generate } from '../activities/generate/generate.ts';
import { Desk } from '../activities/health/desk.ts';
import { loadAgent, planRoute } from '../activities/planRoute.ts';
import type { Setting } from '../activities/setting.ts';
import type { Activities } from '../domain/run/activities.ts';
import type { ConversationSinks } from '../workflows/conversation/log.ts';
import { areAttributesRegistered } from './preflight.ts';
import { fleetConfigOf } from './health/config.ts';
import { settingOf } from './setting.ts';
import type { Config } from './config/config.ts';

/** The queue on which our workflows and activities run, unless another is named. */
export const defaultTaskQueue = 'understudy';

/** Tools as functions, by the names that the configuration and the model know. */
export type ToolActivities = Readonly<Record<string, (input: never) => Promise<unknown>>>;

export interface WorkerSetup {
  readonly connection: NativeConnection;
  readonly config: Config;
  readonly namespace?: string;
  readonly taskQueue?: string;
  readonly tools?: ToolActivities;
  /** A bundle made before, where several workers start from the same code. */
  readonly workflowBundle?: WorkflowBundleOption;
}

/** The code of our workflows, as the worker bundles it. */
export const workflowsPath = fileURLToPath(
  new URL(`../workflows/index${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/** A Temporal worker that runs our workflows, activities and the given tools. */
export async function createWorker(setup: WorkerSetup): Promise<Worker> {
  const { connection, config, namespace = 'default', taskQueue = defaultTaskQueue, tools = {} } = setup;
  const visible = await areAttributesRegistered(connection, namespace);
  const since = Date.now();
  const desk = new Desk({
    worker: randomUUID(),
    config: fleetConfigOf(config, since),
    random: Math.random,
    now: Date.now,
  });
  const setting = settingOf(config, new Client({ connection, namespace }), visible, desk);
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    ...(setup.workflowBundle === undefined ? { workflowsPath } : { workflowBundle: setup.workflowBundle }),
    activities: { ...tools, ...activitiesOf(setting) },
    sinks: sinksOf(setting),
    // After a kill -9 the sticky queue's timeout comes on top of the heartbeat's: 10 s by default.
    stickyQueueScheduleToStartTimeout: 2000,
    // Heartbeats carry cancellation, and that an attempt has begun: at the default throttle a cancel takes 14 to 18 s.
    // Ours come every 2 s, so this doesn't multiply them.
    maxHeartbeatThrottleInterval: 500,
    defaultHeartbeatThrottleInterval: 500,
    shutdownGraceTime: 10_000,
    maxCachedWorkflows: 500,
  });
}

function activitiesOf(setting: Setting): Activities {
  return {
    planRoute: (input) => planRoute(setting, input),
    loadAgent: async (input) => loadAgent(setting, input),
    generate: (input) => generate(setting, input),
  };
}

function sinksOf({ conversations }: Setting): InjectedSinks<ConversationSinks> {
  return {
    conversations: {
      hold: {
        fn: ({ runId }, from, messages, brief) => conversations.hold(runId, from, messages, brief),
        callDuringReplay: false,
      },
    },
  };
}
