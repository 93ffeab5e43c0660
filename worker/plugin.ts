import { Client } from '@temporalio/client';
import { SimplePlugin } from '@temporalio/plugin';
import {
  Runtime,
  type BundleOptions,
  type ReplayWorkerOptions,
  type Worker,
  type WorkerOptions,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { defaultFleet } from '../workflows/health/messages.ts';
import type { Config } from './config/config.ts';
import { bundleWorkflows, workflowsPath } from './bundle.ts';
import type { ToolActivities } from './createWorker.ts';
import { equip, tuning, type Equipment } from './equipment.ts';
import { beside } from './hosted-worker.ts';
import { besideOurs } from './own-workflows.ts';

/**
 * What the plugin adds to a worker.
 *
 * @example
 * const parsed = parseConfig(yaml, { source: 'understudy.yaml', env: process.env });
 * if (!parsed.ok) throw new Error(parsed.problems.map(({ rule }) => rule).join());
 * const setup: PluginSetup = { config: parsed.config, tools: { lookup_order: async () => ({ paid: true }) } };
 * console.log(understudyPlugin(setup).name);
 */
export interface PluginSetup {
  readonly config: Config;
  /** Tools as functions, where they aren't among the worker's activities already. */
  readonly tools?: ToolActivities;
  /** As in `WorkerSetup`. */
  readonly fleet?: string | null;
  /** Our workflows' code for the owner of health, where it was bundled before. */
  readonly workflowBundle?: WorkflowBundleOption;
}

/**
 * What `understudyPlugin` makes: a plugin for workers, bundles and replays of Temporal's SDK.
 *
 * @example
 * import { bundleWorkflowCode } from '@temporalio/worker';
 *
 * const parsed = parseConfig(yaml, { source: 'understudy.yaml', env: process.env });
 * if (!parsed.ok) throw new Error(parsed.problems.map(({ rule }) => rule).join());
 * const plugin = new UnderstudyPlugin({ config: parsed.config });
 * // Your own `workflowsPath` goes here; the plugin puts ours beside it.
 * const { code } = await bundleWorkflowCode({ workflowsPath, plugins: [plugin] });
 * console.log(code.length);
 */
export class UnderstudyPlugin extends SimplePlugin {
  readonly #setup: PluginSetup;
  #equipment: Equipment | undefined;

  constructor(setup: PluginSetup) {
    super({ name: '@understudy/temporal' });
    this.#setup = setup;
  }

  /** Adds our activities and sinks, and our workflows where the worker has none of its own. */
  override configureWorker(options: WorkerOptions): WorkerOptions {
    const { config, tools = {}, fleet = defaultFleet } = this.#setup;
    const { connection, namespace = 'default' } = options;
    if (connection === undefined)
      throw new TypeError(
        'understudyPlugin: give Worker.create a `connection`, which our activities use too',
      );
    if (this.#equipment !== undefined)
      throw new TypeError('understudyPlugin: one plugin serves one worker, make another for the next one');
    const client = new Client({ connection, namespace });
    const equipment = equip({ client, connection, namespace, config, fleet });
    this.#equipment = equipment;
    return {
      ...tuning,
      ...options,
      activities: { ...options.activities, ...tools, ...equipment.activities },
      sinks: { ...options.sinks, ...equipment.sinks },
      ...withWorkflows(options),
    };
  }

  override configureReplayWorker(options: ReplayWorkerOptions): ReplayWorkerOptions {
    const conversations = { hold: { fn: () => {} } };
    return { ...options, sinks: { ...options.sinks, conversations }, ...withWorkflows(options) };
  }

  override configureBundler(options: BundleOptions): BundleOptions {
    return besideOurs(options);
  }

  override async runWorker(worker: Worker, next: (worker: Worker) => Promise<void>): Promise<void> {
    const equipment = this.#equipment;
    if (equipment === undefined) return next(worker);
    const { workflowBundle = await bundleWorkflows(Runtime.instance().logger) } = this.#setup;
    await equipment.prepare();
    return beside(equipment.companions(workflowBundle), () => next(worker));
  }
}

/**
 * Adds `llmCall`, `llmAgent` and all they need to a worker of your own: workflows, activities, sinks, bundler settings,
 * its part in the fleet's health. Your workflows, activities and options stay; a bundle made before needs the plugin
 * when it is made (`bundleWorkflowCode({ plugins })`). Throws a `TypeError` where the worker has no `connection`.
 *
 * @example
 * import { NativeConnection, Worker } from '@temporalio/worker';
 *
 * const parsed = parseConfig(yaml, { source: 'understudy.yaml', env: process.env });
 * if (!parsed.ok) throw new Error(parsed.problems.map(({ rule }) => rule).join());
 * const worker = await Worker.create({
 *   connection,
 *   taskQueue: 'orders',
 *   plugins: [understudyPlugin({ config: parsed.config })],
 * });
 * await worker.runUntil(new Understudy(client, { taskQueue: 'orders' }).call({ route: 'support', messages: 'Hello' }));
 */
export function understudyPlugin(setup: PluginSetup): UnderstudyPlugin {
  return new UnderstudyPlugin(setup);
}

function withWorkflows({
  workflowsPath: own,
  workflowBundle,
}: Pick<WorkerOptions, 'workflowsPath' | 'workflowBundle'>) {
  // Whose path it is, the bundler's settings join ours to it.
  return own === undefined && workflowBundle === undefined ? { workflowsPath } : {};
}
