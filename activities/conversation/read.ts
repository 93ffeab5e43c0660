import type { TranscriptPage } from '../../domain/conversation/transcript.ts';
import type { ConversationCache, Held } from './cache.ts';

export interface ReadRequest {
  /** See `conversationKey`. */
  readonly key: string;
  /** How many messages are wanted. */
  readonly length: number;
  readonly readPage: (from: number) => Promise<TranscriptPage>;
}

/**
 * The first `length` messages of a run: from this worker's memory, and what it lacks from the workflow, page by
 * page. Throws when the workflow can't be read or is shorter than asked for.
 */
export async function readConversation(cache: ConversationCache, request: ReadRequest): Promise<Held> {
  const { key, length, readPage } = request;
  const held = cache.get(key);
  const messages = [...(held?.messages ?? [])];
  const known = messages.length;
  let brief = held?.brief;
  while (brief === undefined || messages.length < length) {
    const page = await readPage(messages.length);
    if (page.messages.length === 0 && messages.length < length)
      throw new Error(`the run's conversation has ${messages.length} messages, ${length} were asked for`);
    messages.push(...page.messages);
    brief = page.brief;
  }
  cache.hold(key, known, messages.slice(known), brief);
  return { brief, messages: messages.slice(0, length) };
}
