import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import {
  bundleWorkflowCode,
  Runtime,
  Worker,
  type InjectedSinks,
  type NativeConnection,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { generate } from '../activities/generate/generate.ts';
import { Desk } from '../activities/health/desk.ts';
import { probeTarget } from '../activities/health/probe.ts';
import { loadAgent, planRoute } from '../activities/planRoute.ts';
import type { Setting } from '../activities/setting.ts';
import type { ProbeInput } from '../domain/health/probe.ts';
import type { Activities } from '../domain/run/activities.ts';
import type { ConversationSinks } from '../workflows/conversation/log.ts';
import { defaultFleet } from '../workflows/health/messages.ts';
import { areAttributesRegistered } from './preflight.ts';
import { fleetConfigOf } from './health/config.ts';
import { HealthHost } from './health/host.ts';
import { Reporter } from './health/reporter.ts';
import { HostedWorker } from './hosted-worker.ts';
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
  /** Workers of the same name share what they know of their targets' health; default: all of the namespace. */
  readonly fleet?: string;
  readonly tools?: ToolActivities;
  /** A bundle made before, where several workers start from the same code. */
  readonly workflowBundle?: WorkflowBundleOption;
}

/** The code of our workflows, as the worker bundles it. */
export const workflowsPath = fileURLToPath(
  new URL(`../workflows/index${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/** A Temporal worker that runs our workflows, activities and the given tools, and its part in the fleet's health. */
export async function createWorker(setup: WorkerSetup): Promise<HostedWorker> {
  const { connection, config, namespace = 'default', taskQueue = defaultTaskQueue, tools = {} } = setup;
  const { fleet = defaultFleet, workflowBundle = await bundled() } = setup;
  const visible = await areAttributesRegistered(connection, namespace);
  const client = new Client({ connection, namespace });
  const name = randomUUID();
  const desk = new Desk({
    worker: name,
    config: fleetConfigOf(config, Date.now()),
    random: Math.random,
    now: Date.now,
  });
  const setting = settingOf(config, client, visible, desk);
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle,
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
  const activities = { probeTarget: (input: ProbeInput) => probeTarget(setting, name, input) };
  return new HostedWorker(worker, [
    new HealthHost({ connection, namespace, fleet, workflowBundle, activities }),
    new Reporter({ client, fleet, desk }),
  ]);
}

/** Once for the worker and the host of health. */
function bundled(): Promise<WorkflowBundleOption> {
  return bundleWorkflowCode({ workflowsPath, logger: Runtime.instance().logger });
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
