import type { Client } from '@temporalio/client';
import {
  healthMessages,
  healthName,
  type DecisionRecord,
  type FleetStatus,
  type HistoryRequest,
} from '../../workflows/health/messages.ts';

const patienceMs = 3000;
/** More than a run keeps. */
const all = 1000;

/** The fleet's owner as it is seen from outside. */
export class Owner {
  readonly #client: Client;
  readonly #name: string;

  constructor(client: Client, fleet: string) {
    this.#client = client;
    this.#name = healthName(fleet);
  }

  /** Undefined: it doesn't answer within 3 s. */
  async status(): Promise<FleetStatus | undefined> {
    try {
      return await this.#client.withDeadline(Date.now() + patienceMs, () =>
        this.#handle.query<FleetStatus>(healthMessages.getStatus),
      );
    } catch {
      return undefined;
    }
  }

  /** The oldest first. */
  async records(): Promise<readonly DecisionRecord[]> {
    const newest = await this.#handle.query<readonly DecisionRecord[], [HistoryRequest]>(
      healthMessages.getHistory,
      { limit: all },
    );
    return newest.toReversed();
  }

  /** The process that ran its last task: an identity is `pid@host`. */
  async hostPid(): Promise<number | undefined> {
    const { events = [] } = await this.#handle.fetchHistory();
    const started = events?.findLast(({ workflowTaskStartedEventAttributes: task }) => task != null);
    const identity = started?.workflowTaskStartedEventAttributes?.identity ?? '';
    const pid = Number(identity.split('@')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  }

  get #handle() {
    return this.#client.workflow.getHandle(this.#name);
  }
}
