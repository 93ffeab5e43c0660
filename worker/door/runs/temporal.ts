import { ServiceError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { invalidInput } from '../../../client/failure.ts';
import { Run } from '../../../client/run.ts';
import { startOnce } from '../../../client/start.ts';
import { callInputSchema } from '../../../workflows/payload/input.schema.ts';
import type { CallInput, CallResult } from '../../../workflows/payload/payloads.ts';
import { checkShape } from '../../../workflows/payload/shape.ts';
import { refusalOf } from '../refusal/of-run.ts';
import { Refusal } from '../refusal/refusal.ts';
import { Pulse } from './pulse.ts';
import type { RunOrder, Runs, RunState, RunStatus, StartedRun } from './runs.ts';

const ours: ReadonlySet<string> = new Set(['llmCall', 'llmAgent']);

const statuses: Readonly<Record<string, RunStatus>> = {
  RUNNING: 'running',
  CONTINUED_AS_NEW: 'running',
  PAUSED: 'running',
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
  TIMED_OUT: 'timed out',
};

/** A deadline's timer may be so much early. */
const timerMs = 100;

/** Where the hash of a run's request stands in its memo. */
const hashKey = 'doorRequest';

/** Runs as workflows, over the caller's Temporal client. */
export class TemporalRuns implements Runs {
  readonly #client: Client;
  readonly #taskQueue: string;
  readonly #pulse: Pulse;

  constructor(client: Client, taskQueue: string) {
    this.#client = client;
    this.#taskQueue = taskQueue;
    this.#pulse = new Pulse(
      (deadline) => client.withDeadline(deadline, () => client.connection.workflowService.getSystemInfo({})),
      Date.now,
    );
  }

  async start({ id, input, requestHash, named, patienceMs }: RunOrder): Promise<StartedRun> {
    const runId = await this.#asking(async () => {
      checkAround(input);
      // A failed run's id may be used again, though not by another request.
      if (named) await this.#checkRequest(id, requestHash);
      const started = await startOnce(this.#client, {
        workflowType: 'llmCall',
        id,
        taskQueue: this.#taskQueue,
        input,
        summary: `route ${input.route}`,
        memo: { [hashKey]: requestHash },
      });
      if (!named) return started;
      // Another one may have been quicker.
      await this.#checkRequest(id, requestHash);
      return undefined;
    });
    return {
      id,
      ...(runId === undefined ? {} : { runId }),
      durable: true,
      result: () => this.#patiently(id, patienceMs),
    };
  }

  async #checkRequest(id: string, requestHash: string): Promise<void> {
    const found = await this.#described(id);
    if (found !== undefined && found.memo?.[hashKey] !== requestHash)
      throw new Refusal(
        'KeyReused',
        'Idempotency-Key: another request was sent under this key; give each request a key of its own',
        { field: 'Idempotency-Key' },
      );
  }

  async state(id: string): Promise<RunState | undefined> {
    return this.#asking(async () => {
      const found = await this.#described(id);
      if (found === undefined || !ours.has(found.type)) return undefined;
      const { status, startTime, closeTime } = found;
      return {
        id,
        status: statuses[status.name] ?? 'running',
        startedAt: startTime.getTime(),
        ...(closeTime === undefined ? {} : { endedAt: closeTime.getTime() }),
      };
    });
  }

  async #described(id: string) {
    try {
      return await this.#client.workflow.getHandle(id).describe();
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  }

  result(id: string): Promise<CallResult> {
    return this.#asking(() => new Run<CallResult>(this.#client, id, this.#taskQueue).result());
  }

  /** Where no worker is up, a result never comes. */
  async #patiently(id: string, patienceMs: number): Promise<CallResult> {
    const until = Date.now() + patienceMs;
    try {
      return await this.#client.withDeadline(until, () => this.result(id));
    } catch (error) {
      if (!(error instanceof ServiceError) || Date.now() < until - timerMs) throw error;
      throw new Refusal(
        'TimedOut',
        'No answer in time; the run goes on, and its answer can be fetched by its id.',
      );
    }
  }

  transcript(id: string): ReturnType<Runs['transcript']> {
    return this.#asking(() => new Run(this.#client, id, this.#taskQueue).transcript());
  }

  cancel(id: string): Promise<void> {
    return this.#asking(() => new Run(this.#client, id, this.#taskQueue).cancel());
  }

  reachable(): Promise<boolean> {
    return this.#pulse.beats();
  }

  async #asking<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.#pulse.during((signal) => this.#client.withAbortSignal(signal, work));
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

/**
 * Refuses before anything is started what a body can say wrong beside its messages. Those are the importer's own, and the
 * run checks them anyway: here that would hold up every other request, by a quarter of a millisecond for each of them.
 */
function checkAround(input: CallInput): void {
  const problems = checkShape(callInputSchema, { ...input, messages: 'checked by the run' });
  if (problems.length > 0) throw invalidInput(problems);
}
