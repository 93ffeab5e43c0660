import { defineQuery, proxySinks, setHandler, type Sinks } from '@temporalio/workflow';
import {
  getTranscript,
  type Brief,
  type TranscriptPage,
  type PageRequest,
} from '../../domain/conversation/transcript.ts';
import type { Message } from '../../domain/conversation/message.ts';
import { pageOf } from '../../domain/conversation/page.ts';

/**
 * Tells the worker that runs this workflow what its conversation has grown by, outside of history, so that a
 * `generate` on the same worker needs no query.
 */
export interface ConversationSinks extends Sinks {
  conversations: { hold(from: number, messages: readonly Message[], brief: Brief): void };
}

export const getTranscriptQuery = defineQuery<TranscriptPage, [PageRequest?]>(getTranscript);

/** A run's conversation: append-only, kept in workflow state, readable by page. */
export interface ConversationLog {
  readonly messages: readonly Message[];
  readonly brief: Brief;
  append(...messages: readonly Message[]): void;
}

/** Opens a run's conversation, and answers the query by which workers read it. */
export function openLog(brief: Brief, start: readonly Message[]): ConversationLog {
  const { conversations } = proxySinks<ConversationSinks>();
  const messages: Message[] = [];
  const append = (...more: readonly Message[]) => {
    if (more.length === 0) return;
    conversations.hold(messages.length, more, brief);
    messages.push(...more);
  };
  append(...start);
  setHandler(
    getTranscriptQuery,
    ({ from = 0 }: Partial<PageRequest> = {}) => ({ brief, ...pageOf(messages, from, encodedBytes) }),
    {
      description: 'A page of the conversation, from a position on.',
    },
  );
  return { messages, brief, append };
}

const encoder = new TextEncoder();

/** Size as JSON, in bytes. */
export function encodedBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
