import type { Client, WorkflowHandle } from '@temporalio/client';
import type { Message } from '../domain/conversation/message.ts';
import { getTranscript, type PageRequest, type TranscriptPage } from '../domain/conversation/transcript.ts';
import type { Switch } from '../domain/run/switch.ts';
import { explain } from './explain/explain.ts';
import type { Explanation } from './explain/explanation.ts';
import { typedError } from './failure.ts';
import { within } from './patience.ts';

/** A query is answered in milliseconds, and after the replay of a long run in a second or two. */
const readMs = 10_000;

/**
 * How long a result is waited for.
 *
 * @example
 * const run = await understudy.startCall({ route: 'support', messages: 'Hello' });
 * const options: ResultOptions = { withinMs: 60_000 };
 * console.log((await run.result(options)).text);
 */
export interface ResultOptions {
  /** How long to wait, in ms; default: until the run ends. */
  readonly withinMs?: number;
}

/**
 * A started call or agent run. It can be taken up again from its id, by any process.
 *
 * @example
 * const run = await understudy.startCall({ route: 'support', messages: 'Where is my order?' });
 * const { text } = await run.result({ withinMs: 60_000 });
 * const { attempts } = await run.explain();
 * console.log(text, attempts.length, await run.switches(), (await run.transcript()).length);
 */
export class Run<Result> {
  readonly id: string;
  protected readonly client: Client;
  protected readonly taskQueue: string;
  // Without a run id: the handle follows the run through continue-as-new.
  protected readonly handle: WorkflowHandle;

  constructor(client: Client, id: string, taskQueue: string) {
    this.id = id;
    this.client = client;
    this.taskQueue = taskQueue;
    this.handle = client.workflow.getHandle(id);
  }

  /**
   * Waits for the end. Throws `UnderstudyError` when the run failed, and `NoWorker` or `TookTooLong` when `withinMs`
   * are over; the run goes on then.
   */
  async result({ withinMs }: ResultOptions = {}): Promise<Result> {
    try {
      if (withinMs === undefined) return (await this.handle.result()) as Result;
      return (await this.#ask(() => this.handle.result(), withinMs)) as Result;
    } catch (error) {
      throw typedError(error);
    }
  }

  /** The conversation so far, also while the run is under way. A worker has to be there. */
  async transcript(): Promise<readonly Message[]> {
    const messages: Message[] = [];
    for (let from: number | undefined = 0; from !== undefined;) {
      const request: PageRequest = { from };
      const page: TranscriptPage = await this.query<TranscriptPage>(getTranscript, request);
      messages.push(...page.messages);
      from = page.next;
    }
    return messages;
  }

  /** Who answered and why, attempt by attempt: from the run's history, also without a worker. */
  explain(): Promise<Explanation> {
    return explain(this.client, this.id);
  }

  /** Which targets the run left, for which, why and when; the oldest first. From its history, as `explain`. */
  async switches(): Promise<readonly Switch[]> {
    return (await this.explain()).switches;
  }

  /** Asks the run to stop: its request to the provider is closed, and `result` throws. */
  async cancel(): Promise<void> {
    await this.handle.cancel();
  }

  protected query<Answer>(name: string, ...args: readonly object[]): Promise<Answer> {
    return this.#ask(() => this.handle.query<Answer, object[]>(name, ...args), readMs);
  }

  #ask<T>(ask: () => Promise<T>, ms: number): Promise<T> {
    const patience = { ms, taskQueue: this.taskQueue, next: `the run "${this.id}" goes on, ask it again` };
    return within(this.client, patience, ask);
  }
}
