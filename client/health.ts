import {
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  isGrpcDeadlineError,
  isGrpcServiceError,
  type Client,
  type WorkflowHandle,
} from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import {
  defaultFleet,
  healthMessages,
  healthName,
  type DecisionRecord,
  type Drill,
  type EndDrillRequest,
  type FleetStatus,
  type HistoryRequest,
  type Override,
  type ReleaseRequest,
} from '../workflows/health/messages.ts';
import { UnderstudyError } from './failure.ts';

export interface HealthClientOptions {
  /** Workers of the same fleet share what they know; default: all of the namespace. */
  readonly fleet?: string;
  /** How long an answer may take, in ms; default: 10 s. */
  readonly patienceMs?: number;
}

const usualPatienceMs = 10_000;
const failedPrecondition = 9;

/**
 * Asks the workflow that owns a fleet's health, and gives it orders. Each method throws `UnderstudyError`: `Refused` with
 * what is wrong with an order, `HealthNotRunning` where there is no such workflow, `HealthUnreachable` where no worker
 * hosts it in time.
 */
export class HealthClient {
  readonly fleet: string;
  readonly #client: Client;
  readonly #handle: WorkflowHandle;
  readonly #patienceMs: number;

  constructor(
    client: Client,
    { fleet = defaultFleet, patienceMs = usualPatienceMs }: HealthClientOptions = {},
  ) {
    this.fleet = fleet;
    this.#client = client;
    // Without a run id: the handle follows the workflow through continue-as-new.
    this.#handle = client.workflow.getHandle(healthName(fleet));
    this.#patienceMs = patienceMs;
  }

  /** What the fleet knows of every target, and what operators ordered. */
  status(): Promise<FleetStatus> {
    return this.#query(healthMessages.getStatus);
  }

  /** What was decided, each with its evidence, the newest first. */
  history(request: HistoryRequest = {}): Promise<readonly DecisionRecord[]> {
    return this.#query(healthMessages.getHistory, request);
  }

  /** Drains, trusts or pins; what holds is in the answer. */
  order(override: Override): Promise<Override> {
    return this.#update(healthMessages.order, override);
  }

  /** Takes back what was ordered for a target or a route: what that was is in the answer. */
  release(request: ReleaseRequest): Promise<readonly Override[]> {
    return this.#update(healthMessages.release, request);
  }

  startDrill(drill: Drill): Promise<Drill> {
    return this.#update(healthMessages.startDrill, drill);
  }

  /** The drill as it was; null: it was over already. */
  endDrill(request: EndDrillRequest): Promise<Drill | null> {
    return this.#update(healthMessages.endDrill, request);
  }

  #query<Answer>(name: string, ...args: unknown[]): Promise<Answer> {
    return this.#asked(() => this.#handle.query<Answer, unknown[]>(name, ...args));
  }

  #update<Answer>(name: string, payload: object): Promise<Answer> {
    return this.#asked(() => this.#handle.executeUpdate<Answer, [object]>(name, { args: [payload] }));
  }

  async #asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await this.#client.withDeadline(Date.now() + this.#patienceMs, ask);
    } catch (error) {
      throw this.#typed(error);
    }
  }

  #typed(error: unknown): unknown {
    const { namespace } = this.#client.options;
    const name = `"${healthName(this.fleet)}" in the namespace "${namespace}"`;
    if (error instanceof WorkflowUpdateFailedError)
      return new UnderstudyError('Refused', error.cause?.message ?? error.message);
    if (error instanceof WorkflowNotFoundError)
      return new UnderstudyError(
        'HealthNotRunning',
        `health is not shared: there is no workflow ${name}. The first worker of the fleet starts it; ` +
          'until then each goes by its own evidence',
      );
    if (isUnanswered(error))
      return new UnderstudyError(
        'HealthUnreachable',
        `no worker answers for the workflow ${name} within ${this.#patienceMs / 1000} s: is one running?`,
      );
    return error;
  }
}

/** Nobody polls its queue, or not in time. */
function isUnanswered(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error)) return true;
  if (isGrpcServiceError(error)) {
    const { code }: { readonly code: number } = error;
    return code === failedPrecondition;
  }
  return error instanceof Error && error.cause !== undefined && isUnanswered(error.cause);
}
