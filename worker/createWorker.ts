import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import {
  bundleWorkflowCode,
  Runtime,
  Worker,
  type NativeConnection,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { defaultFleet } from '../workflows/health/messages.ts';
import { equip, tuning } from './equipment.ts';
import { HostedWorker } from './hosted-worker.ts';
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
  const client = new Client({ connection, namespace });
  const equipment = equip({ client, connection, namespace, config, fleet });
  await equipment.prepare();
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle,
    activities: { ...tools, ...equipment.activities },
    sinks: equipment.sinks,
    ...tuning,
    maxCachedWorkflows: 500,
  });
  return new HostedWorker(worker, equipment.companions(workflowBundle));
}

/** Our workflows' code, ready to be run: once for several workers of a process. */
export function bundled(): Promise<WorkflowBundleOption> {
  return bundleWorkflowCode({ workflowsPath, logger: Runtime.instance().logger });
}
