import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { checkAgentInput, checkCallInput } from '../workflows/payload/check.ts';
import type { AgentInput, AgentResult, CallInput, CallResult } from '../workflows/payload/payloads.ts';
import { invalidInput } from './failure.ts';
import { Run } from './run.ts';
import { startOnce } from './start.ts';

export interface UnderstudyOptions {
  /** The queue of the workers; default `understudy`. */
  readonly taskQueue?: string;
}

/** A call's payload and, outside of it, its id: the idempotency key, and the workflow's id in the Temporal UI. */
export type CallRequest = Omit<CallInput, 'v'> & { readonly id?: string };

export type AgentRequest = Omit<AgentInput, 'v' | 'agent'> & { readonly id?: string };

/**
 * Starts calls and agent runs through the user's own Temporal client.
 *
 * @example
 * const understudy = new Understudy(new Client());
 * const answer = await understudy.call({ id: 'ticket-4711', route: 'support', messages: 'Where is my order?' });
 * console.log(answer.text, answer.answeredBy);
 */
export class Understudy {
  readonly #client: Client;
  readonly #taskQueue: string;

  constructor(client: Client, { taskQueue = 'understudy' }: UnderstudyOptions = {}) {
    this.#client = client;
    this.#taskQueue = taskQueue;
  }

  /** One call, from start to answer. The same id again gives the same answer. Throws `UnderstudyError`. */
  async call(request: CallRequest): Promise<CallResult> {
    const run = await this.startCall(request);
    return run.result();
  }

  /** Starts a call without waiting for its answer. */
  async startCall({ id = `call-${randomUUID()}`, ...payload }: CallRequest): Promise<Run<CallResult>> {
    const input = { v: 1, ...payload };
    const checked = checkCallInput(input);
    if (!checked.ok) throw invalidInput(checked.problems);
    const summary = `route ${payload.route}`;
    await startOnce(this.#client, {
      workflowType: 'llmCall',
      id,
      taskQueue: this.#taskQueue,
      input,
      summary,
    });
    return new Run(this.#client, id);
  }

  /** An agent of the workers' configuration, by name. */
  agent(name: string): AgentStarter {
    return {
      start: async ({ id = `agent-${randomUUID()}`, ...payload }) => {
        const input = { v: 1, agent: name, ...payload };
        const checked = checkAgentInput(input);
        if (!checked.ok) throw invalidInput(checked.problems);
        const summary = `agent ${name}`;
        await startOnce(this.#client, {
          workflowType: 'llmAgent',
          id,
          taskQueue: this.#taskQueue,
          input,
          summary,
        });
        return new Run(this.#client, id);
      },
    };
  }

  /** A call or run that was started before, by this process or another. */
  run<Result extends CallResult = AgentResult>(id: string): Run<Result> {
    return new Run(this.#client, id);
  }
}

export interface AgentStarter {
  /** Starts a run. The same id again gives the same run. Throws `UnderstudyError` on bad input. */
  start(request: AgentRequest): Promise<Run<AgentResult>>;
}
