import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { checkAgentInput, checkCallInput } from '../workflows/payload/check.ts';
import type { AgentInput, AgentResult, CallInput, CallResult } from '../workflows/payload/payloads.ts';
import { invalidInput } from './failure.ts';
import { AgentRun } from './agent-run.ts';
import { Run } from './run.ts';
import { startOrSend } from './send.ts';
import { startOnce, type Start } from './start.ts';

/** By then a worker that is there has ended a call, in an answer or in a typed failure. */
const afterDeadlineMs = 2000;

/**
 * Where the workers are.
 *
 * @example
 * const options: UnderstudyOptions = { taskQueue: 'understudy' };
 * const understudy = new Understudy(client, options);
 */
export interface UnderstudyOptions {
  /** The queue of the workers; default `understudy`. */
  readonly taskQueue?: string;
}

/**
 * A call's payload and, outside of it, its id: the idempotency key, and the workflow's id in the Temporal UI.
 *
 * @example
 * const request: CallRequest = {
 *   id: 'ticket-4711',
 *   route: 'support',
 *   messages: [
 *     { role: 'system', content: 'Answer in one sentence.' },
 *     { role: 'user', content: 'Where is my order?' },
 *   ],
 *   settings: { maxOutputTokens: 500 },
 *   deadlineMs: 30_000,
 *   labels: { team: 'support' },
 * };
 * console.log((await understudy.call(request)).text);
 */
export type CallRequest = Omit<CallInput, 'v'> & { readonly id?: string };

/**
 * What a run begins with and, outside of the payload, its id.
 *
 * @example
 * const request: AgentRequest = {
 *   id: 'refund-4711',
 *   input: 'Please refund order=4711.',
 *   limits: { turns: 10, deadlineMs: 600_000 },
 * };
 * const run = await understudy.agent('refunds').start(request);
 * console.log((await run.result()).outcome);
 */
export type AgentRequest = Omit<AgentInput, 'v' | 'agent'> & { readonly id?: string };

/**
 * Starts calls and agent runs through the user's own Temporal client.
 *
 * @example
 * const understudy = new Understudy(client);
 * const answer = await understudy.call({ id: 'ticket-4712', route: 'support', messages: 'Where is my order?' });
 * console.log(answer.text, answer.answeredBy, answer.switches);
 */
export class Understudy {
  readonly #client: Client;
  readonly #taskQueue: string;

  constructor(client: Client, { taskQueue = 'understudy' }: UnderstudyOptions = {}) {
    this.#client = client;
    this.#taskQueue = taskQueue;
  }

  /**
   * One call, from start to answer. The same id again gives the same answer. Throws `UnderstudyError`; `NoWorker` when
   * the request's own deadline is over and nobody is there to work at it.
   */
  async call(request: CallRequest): Promise<CallResult> {
    const run = await this.startCall(request);
    const { deadlineMs } = request;
    if (deadlineMs === undefined) return run.result();
    return run.result({ withinMs: deadlineMs + afterDeadlineMs });
  }

  /** Starts a call without waiting for its answer. */
  async startCall({ id = `call-${randomUUID()}`, ...payload }: CallRequest): Promise<Run<CallResult>> {
    const input = { v: 1, ...payload };
    const checked = checkCallInput(input);
    if (!checked.ok) throw invalidInput(checked.problems);
    const taskQueue = this.#taskQueue;
    await startOnce(this.#client, {
      workflowType: 'llmCall',
      id,
      taskQueue,
      input,
      summary: `route ${payload.route}`,
    });
    return new Run(this.#client, id, taskQueue);
  }

  /** An agent of the workers' configuration, by name. */
  agent(name: string): AgentStarter {
    const startOf = ({ id = `agent-${randomUUID()}`, ...payload }: AgentRequest): Start => {
      const input = { v: 1, agent: name, ...payload };
      const checked = checkAgentInput(input);
      if (!checked.ok) throw invalidInput(checked.problems);
      return { workflowType: 'llmAgent', id, taskQueue: this.#taskQueue, input, summary: `agent ${name}` };
    };
    return {
      start: async (request) => {
        const start = startOf(request);
        await startOnce(this.#client, start);
        return this.agentRun(start.id);
      },
      send: async ({ messageId = randomUUID(), ...request }) => {
        const start = startOf({ ...request, messageId });
        await startOrSend(this.#client, start, { v: 1, id: messageId, input: request.input });
        return this.agentRun(start.id);
      },
    };
  }

  /** A call or run that was started before, by this process or another. */
  run<Result extends CallResult = AgentResult>(id: string): Run<Result> {
    return new Run(this.#client, id, this.#taskQueue);
  }

  /** An agent's run that was started before, by this process or another. */
  agentRun(id: string): AgentRun {
    return new AgentRun(this.#client, id, this.#taskQueue);
  }
}

/**
 * Starts runs of one agent.
 *
 * @example
 * const refunds: AgentStarter = understudy.agent('refunds');
 * // The first message starts the run, and another one reaches it while it is under way.
 * const run = await refunds.send({ id: 'customer-42', input: 'Please refund order=4711.', messageId: 'mail-1' });
 * await refunds.send({ id: 'customer-42', input: 'And order=4712.', messageId: 'mail-2' });
 * console.log((await run.result()).turns);
 */
export interface AgentStarter {
  /** Starts a run. The same id again gives the same run. Throws `UnderstudyError` on bad input. */
  start(request: AgentRequest): Promise<AgentRun>;
  /**
   * Sends the input to the run that has this id while it is under way, else starts a run with it, in one step. An id
   * whose run has ended begins anew, without the old conversation. Throws as `AgentRun.send` does.
   */
  send(request: AgentRequest & { readonly id: string }): Promise<AgentRun>;
}
