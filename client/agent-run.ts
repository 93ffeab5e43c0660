import { randomUUID } from 'node:crypto';
import type { ConversationInput } from '../domain/conversation/input.ts';
import { agentMessages, type Accepted, type AgentStatus } from '../workflows/agent/messages.ts';
import type { AgentResult } from '../workflows/payload/payloads.ts';
import { Run } from './run.ts';
import { send } from './send.ts';

/**
 * How a message is sent.
 *
 * @example
 * const run = await understudy.agent('refunds').start({ input: 'Please refund order=4711.' });
 * const options: SendOptions = { messageId: 'mail-19' };
 * await run.pause();
 * await run.send('And order=4712.', options);
 * await run.send('And order=4712.', options); // there already: nothing happens
 * await run.resume();
 * await run.result();
 */
export interface SendOptions {
  /** The message's idempotency key: sent again under the same id, it is there already. Default: a random one. */
  readonly messageId?: string;
}

/**
 * The run of an agent, which takes messages and can be paused.
 *
 * @example
 * const run = await understudy.agent('refunds').start({ input: 'Please refund order=4711.' });
 * await run.pause('a person looks at it');
 * await run.send('Refund order=4712 too.', { messageId: 'mail-17' });
 * const { paused, waiting } = await run.status();
 * await run.resume();
 * console.log(paused, waiting, (await run.result()).text);
 */
export class AgentRun extends Run<AgentResult> {
  /**
   * Sends a message of the user, and returns when the run has accepted it: it is part of the conversation before the
   * model is asked again. Throws `UnderstudyError`: `InvalidInput`; `InboxFull` when 8 messages wait; `RunEnded`,
   * `UnknownRun`; `NoWorker`, `TookTooLong` after 10 s.
   */
  send(input: ConversationInput, { messageId = randomUUID() }: SendOptions = {}): Promise<Accepted> {
    const { id, client, taskQueue } = this;
    return send(client, { id, taskQueue, message: { v: 1, id: messageId, input } });
  }

  /** What the run does now. */
  status(): Promise<AgentStatus> {
    return this.query<AgentStatus>(agentMessages.getStatus);
  }

  /** Lets the run finish the step it is at, and begin no other; its deadline doesn't count the time. */
  async pause(reason?: string): Promise<void> {
    await this.handle.signal(agentMessages.pause, reason === undefined ? {} : { reason });
  }

  async resume(): Promise<void> {
    await this.handle.signal(agentMessages.resume);
  }
}
