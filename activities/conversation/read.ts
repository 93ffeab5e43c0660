import type { TranscriptPage } from '../../domain/conversation/transcript.ts';
import type { ConversationCache, Held } from './cache.ts';

export interface ReadRequest {
  readonly runId: string;
  /** How many messages are wanted. */
  readonly length: number;
  readonly readPage: (from: number) => Promise<TranscriptPage>;
}

/**
 * The first `length` messages of a run: from this worker's memory, and what it lacks from the workflow, page by
 * page. Throws when the workflow can't be read or is shorter than asked for.
 */
export async function readConversation(cache: ConversationCache, request: ReadRequest): Promise<Held> {
  const { runId, length, readPage } = request;
  for (;;) {
    const held = cache.get(runId);
    const known = held?.messages.length ?? 0;
    if (held !== undefined && known >= length) return { ...held, messages: held.messages.slice(0, length) };
    const page = await readPage(known);
    if (page.messages.length === 0 && known < length)
      throw new Error(`the run's conversation has ${known} messages, ${length} were asked for`);
    cache.hold(runId, known, page.messages, page.brief);
  }
}
