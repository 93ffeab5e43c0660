import type { Client, WorkflowHandle } from '@temporalio/client';
import type { Message } from '../domain/conversation/message.ts';
import { getTranscript, type PageRequest, type TranscriptPage } from '../domain/conversation/transcript.ts';
import { typedError } from './failure.ts';

/** A started call or agent run. It can be taken up again from its id, by any process. */
export class Run<Result> {
  readonly id: string;
  readonly #handle: WorkflowHandle;

  constructor(client: Client, id: string) {
    this.id = id;
    // Without a run id: the handle follows the run through continue-as-new.
    this.#handle = client.workflow.getHandle(id);
  }

  /** Waits for the end. Throws `UnderstudyError` when the run failed. */
  async result(): Promise<Result> {
    try {
      return (await this.#handle.result()) as Result;
    } catch (error) {
      throw typedError(error);
    }
  }

  /** The conversation so far, also while the run is under way. */
  async transcript(): Promise<readonly Message[]> {
    const messages: Message[] = [];
    for (let from: number | undefined = 0; from !== undefined;) {
      const page: TranscriptPage = await this.#handle.query<TranscriptPage, [PageRequest]>(getTranscript, {
        from,
      });
      messages.push(...page.messages);
      from = page.next;
    }
    return messages;
  }

  /** Asks the run to stop: its request to the provider is closed, and `result` throws. */
  async cancel(): Promise<void> {
    await this.#handle.cancel();
  }
}
