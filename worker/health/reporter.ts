import { WithStartWorkflowOperation, WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import type { Workflow } from '@temporalio/common';
import { Runtime } from '@temporalio/worker';
import type { HealthDesk } from '../../activities/health/health.ts';
import { steadyNow } from './clock.ts';
import {
  healthMessages,
  healthName,
  type HealthAnswer,
  type HealthReport,
} from '../../workflows/health/messages.ts';

export interface ReporterSetup {
  readonly client: Client;
  readonly fleet: string;
  readonly desk: HealthDesk;
}

const tickMs = 200;
/** After a worker's death its part of the owner's work lies for two seconds. */
const deadlineMs = 5000;
const firstBackoffMs = 500;
const mostBackoffMs = 5000;
/** One failure alone may be the owner's move to another process. */
const warnAfter = 2;

/** Carries this process's counts to the fleet's owner and brings its directive, beside all calls. */
export class Reporter {
  readonly #setup: ReporterSetup;
  #stopped = false;
  #ticking: NodeJS.Timeout | undefined;
  #sending: Promise<void> | undefined;
  /** In a row. */
  #failures = 0;
  #notBefore = 0;
  /** The owner is to be told this process's configuration. */
  #introduces = true;
  #refused = false;

  constructor(setup: ReporterSetup) {
    this.#setup = setup;
  }

  start(): void {
    this.#ticking = setInterval(() => this.#tick(), tickMs);
    this.#ticking.unref();
    // A try that waits 100 ms for its turn may so be spared.
    this.#setup.desk.onTrouble = () => setImmediate(() => this.#tick());
    this.#tick();
  }

  /** A report under way is not waited for: its answer is of no use any more. */
  async stop(): Promise<void> {
    clearInterval(this.#ticking);
    this.#setup.desk.onTrouble = undefined;
    this.#stopped = true;
  }

  #tick(): void {
    const { desk } = this.#setup;
    const now = steadyNow();
    desk.tick(now);
    if (this.#sending !== undefined || now < this.#notBefore) return;
    // The first one at once: what the fleet knows already is worth knowing before the first call.
    if (!this.#introduces && !desk.due(now)) return;
    this.#sending = this.#report().finally(() => {
      this.#sending = undefined;
    });
  }

  async #report(): Promise<void> {
    const { desk } = this.#setup;
    const report = desk.tell(steadyNow());
    try {
      const answer = await this.#send({ report, ...(this.#introduces ? { config: desk.config } : {}) });
      if (this.#failures >= warnAfter) Runtime.instance().logger.info('the owner of health answers again');
      this.#failures = 0;
      this.#introduces = answer.wantsConfig === true;
      desk.take(answer.directive, steadyNow());
    } catch (error) {
      if (!this.#stopped) this.#failed(error);
    }
  }

  #send(told: HealthReport): Promise<HealthAnswer> {
    const { client, fleet } = this.#setup;
    const name = healthName(fleet);
    const startWorkflowOperation = new WithStartWorkflowOperation('llmHealth', {
      workflowId: name,
      taskQueue: name,
      args: [{ v: 1 }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: `health of the fleet ${fleet}`,
    });
    return client.withDeadline(Date.now() + deadlineMs, () =>
      client.workflow.executeUpdateWithStart<Workflow, HealthAnswer, [HealthReport]>(healthMessages.report, {
        args: [told],
        startWorkflowOperation,
      }),
    );
  }

  #failed(error: unknown): void {
    this.#notBefore = steadyNow() + Math.min(mostBackoffMs, firstBackoffMs * 2 ** this.#failures);
    this.#failures += 1;
    if (error instanceof WorkflowUpdateFailedError) this.#warnOfRefusal(error);
    else if (this.#failures === warnAfter)
      Runtime.instance().logger.warn(
        "the owner of the fleet's health doesn't answer: this worker judges targets by its own calls " +
          `until it does. ${reasonOf(error)}`,
      );
  }

  /** Whatever it is, it comes again with each report. */
  #warnOfRefusal(error: WorkflowUpdateFailedError): void {
    if (!this.#refused)
      Runtime.instance().logger.warn(
        "the owner of the fleet's health refuses this worker's reports, perhaps because it runs another version: " +
          reasonOf(error.cause ?? error),
      );
    this.#refused = true;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
