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
  conversations: {
    hold(from: number, messages: readonly Message[], brief: Brief, conversation?: string): void;
  };
}

export const getTranscriptQuery = defineQuery<TranscriptPage, [Partial<PageRequest>?]>(getTranscript);

/** A run's conversation: append-only, kept in workflow state, readable by page. */
export interface ConversationLog {
  readonly messages: readonly Message[];
  readonly brief: Brief;
  append(...messages: readonly Message[]): void;
  /** Nobody reads it any more. */
  close(): void;
}

/** The open conversations of this run; the only one that `llmCall` and `llmAgent` have has no name. */
const open = new Map<string | undefined, ConversationLog>();

/** Opens a conversation of this run, and answers the query by which workers read it. */
export function openLog(brief: Brief, start: readonly Message[], name?: string): ConversationLog {
  const { conversations } = proxySinks<ConversationSinks>();
  const messages: Message[] = [];
  const append = (...more: readonly Message[]) => {
    if (more.length === 0) return;
    conversations.hold(messages.length, more, brief, ...(name === undefined ? [] : [name]));
    messages.push(...more);
  };
  append(...start);
  const log = { messages, brief, append, close: () => open.delete(name) };
  open.set(name, log);
  setHandler(getTranscriptQuery, pageFor, { description: 'A page of the conversation, from a position on.' });
  return log;
}

function pageFor({ from = 0, conversation }: Partial<PageRequest> = {}): TranscriptPage {
  const log = open.get(conversation);
  if (log === undefined) throw new Error(`this run has no open conversation "${conversation ?? ''}"`);
  return { brief: log.brief, ...pageOf(log.messages, from, encodedBytes) };
}

const encoder = new TextEncoder();

/** Size as JSON, in bytes. */
export function encodedBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
