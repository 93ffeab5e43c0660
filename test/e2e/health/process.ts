import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import type { Workflow } from '@temporalio/common';
import type { FleetConfig } from '../../../domain/health/fleet/config.ts';
import type { Counts } from '../../../domain/health/evidence/counts.ts';
import {
  healthMessages,
  healthName,
  type FleetStatus,
  type HealthAnswer,
  type HealthReport,
  type HistoryRequest,
} from '../../../workflows/health/messages.ts';
import type { DecisionRecord } from '../../../domain/health/fleet/record.ts';
import { part, report } from '../../health/reports.ts';

/** A fleet's owner as its workers and operators see it. */
export class OwnerAtWork {
  readonly #client: Client;
  readonly name: string;

  constructor(client: Client, fleet: string) {
    this.#client = client;
    this.name = healthName(fleet);
  }

  get handle() {
    return this.#client.workflow.getHandle(this.name);
  }

  send(told: HealthReport): Promise<HealthAnswer> {
    const startWorkflowOperation = new WithStartWorkflowOperation('llmHealth', {
      workflowId: this.name,
      taskQueue: this.name,
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    return this.#client.workflow.executeUpdateWithStart<Workflow, HealthAnswer, [HealthReport]>('report', {
      args: [told],
      startWorkflowOperation,
    });
  }

  status(): Promise<FleetStatus> {
    return this.handle.query<FleetStatus>(healthMessages.getStatus);
  }

  history(request: HistoryRequest = {}): Promise<readonly DecisionRecord[]> {
    return this.handle.query<readonly DecisionRecord[], [HistoryRequest]>(healthMessages.getHistory, request);
  }

  update<Result>(name: string, message: unknown): Promise<Result> {
    return this.handle.executeUpdate<Result, [unknown]>(name, { args: [message] });
  }

  /** As the Temporal UI shows them. */
  async details(): Promise<string> {
    const metadata = await this.handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    return metadata.currentDetails ?? '';
  }

  stateOf(target: string): Promise<string | undefined> {
    return this.status().then(({ targets }) => targets.find((each) => each.target === target)?.facts.state);
  }
}

/** A worker process that says what the test lets it say. */
export class SaidProcess {
  readonly #owner: OwnerAtWork;
  readonly #worker: string;
  #seq = 0;

  constructor(owner: OwnerAtWork, worker: string) {
    this.#owner = owner;
    this.#worker = worker;
  }

  /** Reports calls of the last second, by target. */
  says(calls: Readonly<Record<string, Partial<Counts>>>, config?: FleetConfig): Promise<HealthAnswer> {
    const parts = Object.entries(calls).map(([target, counts]) => [target, part(counts)] as const);
    this.#seq += 1;
    return this.#owner.send({
      report: report(this.#worker, this.#seq, Object.fromEntries(parts)),
      ...(config === undefined ? {} : { config }),
    });
  }
}
