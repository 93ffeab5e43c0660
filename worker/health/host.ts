import { setTimeout as sleep } from 'node:timers/promises';
import { Runtime, Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import type { HealthActivities } from '../../domain/health/probe.ts';
import { healthName } from '../../workflows/health/messages.ts';

export interface HostSetup {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly fleet: string;
  readonly workflowBundle: WorkflowBundleOption;
  readonly activities: HealthActivities;
}

const againMs = 5000;

/**
 * Hosts the fleet's owner and its probes, as each worker process does: one of them runs it, another takes it over. A
 * fault here is logged and tried again; it ends nothing else.
 */
export class HealthHost {
  readonly #setup: HostSetup;
  readonly #stopped = new AbortController();
  #worker: Worker | undefined;
  #running: Promise<void> | undefined;

  constructor(setup: HostSetup) {
    this.#setup = setup;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    if (this.#worker?.getState() === 'RUNNING') this.#worker.shutdown();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted)
      try {
        this.#worker = await this.#create();
        const running = this.#worker.run();
        // Made too late: it must run to be ended.
        if (this.#stopped.signal.aborted) this.#worker.shutdown();
        await running;
        return;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        Runtime.instance().logger.warn(`the owner of health can't be hosted here at present. ${reason}`);
        await sleep(againMs, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
      }
  }

  #create(): Promise<Worker> {
    const { fleet, activities, ...rest } = this.#setup;
    return Worker.create({
      ...rest,
      taskQueue: healthName(fleet),
      activities: { ...activities },
      // There is one workflow, and little to do. With a smaller cache the sticky queue's pollers take all its places,
      // and a task that comes by the other queue waits for ever.
      maxCachedWorkflows: 10,
      maxConcurrentWorkflowTaskPolls: 2,
      maxConcurrentActivityTaskPolls: 1,
      // An owner that this version can't replay, or that trips over a report, would be silent for ever: the next report
      // starts another one, which learns within seconds. What operators ordered has to be ordered again.
      workflowFailureErrorTypes: { '*': ['Error'] },
      // After a kill -9 the owner's next task waits for so long before another process gets it.
      stickyQueueScheduleToStartTimeout: 2000,
    });
  }
}
