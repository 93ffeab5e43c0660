import { Client } from '@temporalio/client';
import { Runtime, Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import { defaultFleet } from '../workflows/health/messages.ts';
import { bundleWorkflows } from './bundle.ts';
import { equip, tuning } from './equipment.ts';
import { HostedWorker } from './hosted-worker.ts';
import type { Config } from './config/config.ts';

/**
 * The queue on which our workflows and activities run, unless another is named.
 *
 * @example
 * const task = { namespace: 'default', taskQueue: { name: defaultTaskQueue } };
 * console.log((await client.workflowService.describeTaskQueue(task)).pollers?.length);
 */
export const defaultTaskQueue = 'understudy';

/**
 * Tools as functions, by the names that the configuration and the model know.
 *
 * @example
 * const tools: ToolActivities = {
 *   lookup_order: async ({ arguments: { order } }: ToolInput & { arguments: { order: string } }) => `order ${order}`,
 * };
 * console.log(Object.keys(tools));
 */
export type ToolActivities = Readonly<Record<string, (input: never) => Promise<unknown>>>;

/**
 * What a worker of ours is made of.
 *
 * @example
 * const parsed = parseConfig(yaml, { source: 'understudy.yaml', env: process.env });
 * if (!parsed.ok) throw new Error(parsed.problems.map(({ rule }) => rule).join());
 * const setup: WorkerSetup = { connection, config: parsed.config, taskQueue: 'support-team' };
 * console.log(setup.taskQueue);
 */
export interface WorkerSetup {
  readonly connection: NativeConnection;
  readonly config: Config;
  readonly namespace?: string;
  readonly taskQueue?: string;
  /**
   * Workers of the same name share what they know of their targets' health; default: all of the namespace. Null: none is
   * kept, and calls go in the order of their routes.
   */
  readonly fleet?: string | null;
  readonly tools?: ToolActivities;
  /** A bundle made before, where several workers start from the same code. */
  readonly workflowBundle?: WorkflowBundleOption;
}

/**
 * A Temporal worker that runs our workflows, activities and the given tools, and its part in the fleet's health.
 *
 * @example
 * const parsed = parseConfig(yaml, { source: 'understudy.yaml', env: process.env });
 * if (!parsed.ok) throw new Error(parsed.problems.map(({ rule }) => rule).join());
 * const lookup_order = heartbeating<{ order: string }>(async ({ arguments: { order } }) => ({ order, paid: true }));
 * const worker = await createWorker({
 *   connection,
 *   config: parsed.config,
 *   taskQueue: 'support-team',
 *   tools: { lookup_order },
 * });
 * await worker.runUntil(async () => {
 *   const understudy = new Understudy(client, { taskQueue: 'support-team' });
 *   console.log((await understudy.call({ route: 'support', messages: 'Hello' })).text);
 * });
 */
export async function createWorker(setup: WorkerSetup): Promise<HostedWorker> {
  const { connection, config, namespace = 'default', taskQueue = defaultTaskQueue, tools = {} } = setup;
  const { fleet = defaultFleet, workflowBundle = await bundleWorkflows(Runtime.instance().logger) } = setup;
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
