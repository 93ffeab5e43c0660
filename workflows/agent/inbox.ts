import { ApplicationFailure } from '@temporalio/common';
import { defineUpdate, setHandler } from '@temporalio/workflow';
import { toConversation } from '../../domain/conversation/input.ts';
import type { Message } from '../../domain/conversation/message.ts';
import { describe } from '../../domain/conversation/problem.ts';
import { emptied, isFull, isKnown, mostWaiting, received, type Inbox } from '../../domain/inbox/inbox.ts';
import { checkMessageInput } from '../payload/check.ts';
import type { SendMessageInput } from '../payload/payloads.ts';
import { agentMessages, type Accepted, type InboxRefusal } from './messages.ts';

export const sendMessageUpdate = defineUpdate<Accepted, [SendMessageInput]>(agentMessages.sendMessage);

/** Where messages for a run wait until its one coroutine takes them: handlers never touch the conversation. */
export interface OpenInbox {
  readonly state: Inbox;
  /** What has waited, in the order in which it came. */
  take(): readonly Message[];
}

/** Accepts messages for this run from now on. */
export function openInbox(before: Inbox): OpenInbox {
  let state = before;
  setHandler(
    sendMessageUpdate,
    ({ id, input }) => {
      state = received(state, { id, messages: toConversation(input) });
      return { waiting: state.waiting.length };
    },
    {
      validator: (input) => validate(state, input),
      description: 'Sends a message to the run; the same id again changes nothing.',
    },
  );
  return {
    get state() {
      return state;
    },
    take: () => {
      const messages = state.waiting.flatMap((arrival) => arrival.messages);
      state = emptied(state);
      return messages;
    },
  };
}

function validate(inbox: Inbox, input: unknown): void {
  const checked = checkMessageInput(input);
  if (!checked.ok) throw refusal('InvalidInput', describe(checked.problems), checked.problems);
  if (isKnown(inbox, checked.input.id) || !isFull(inbox)) return;
  throw refusal(
    'InboxFull',
    `${mostWaiting} messages wait for this run already: send this one again when the model has been asked`,
  );
}

function refusal(type: InboxRefusal, message: string, ...details: unknown[]): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, type, ...details);
}
