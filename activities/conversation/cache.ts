import type { Brief } from '../../domain/conversation/transcript.ts';
import type { Message } from '../../domain/conversation/message.ts';

/** A run's conversation as far as this worker knows it: always a prefix, as the conversation only ever grows. */
export interface Held {
  readonly brief: Brief;
  readonly messages: readonly Message[];
}

interface Entry {
  brief: Brief;
  messages: Message[];
  size: number;
}

/** Under which name a conversation of a run is held. */
export function conversationKey(runId: string, conversation?: string): string {
  return conversation === undefined ? runId : `${runId} ${conversation}`;
}

/**
 * A worker's memory of the conversations it serves: the least recently used are forgotten when it holds more than
 * `limit` characters of JSON. It is never the truth, only a copy of it: what is missing is read from the workflow.
 */
export class ConversationCache {
  readonly #entries = new Map<string, Entry>();
  readonly #limit: number;
  #size = 0;

  constructor(limit = 64 * 1024 * 1024) {
    this.#limit = limit;
  }

  /** Takes what the run has grown by, where it continues what is known; anything else is not needed. */
  hold(key: string, from: number, messages: readonly Message[], brief: Brief): void {
    const held = this.#entries.get(key);
    const known = held?.messages.length ?? 0;
    if (from > known) return;
    const entry = held ?? { brief, messages: [], size: 0 };
    const grown = messages.slice(known - from);
    const size = sizeOf(grown) + (held === undefined ? sizeOf(brief) : 0);
    entry.messages.push(...grown);
    entry.size += size;
    this.#size += size;
    this.#touch(key, entry);
    this.#forget();
  }

  get(key: string): Held | undefined {
    const entry = this.#entries.get(key);
    if (entry !== undefined) this.#touch(key, entry);
    return entry;
  }

  #touch(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
  }

  #forget(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#size <= this.#limit || this.#entries.size === 1) return;
      this.#entries.delete(key);
      this.#size -= entry.size;
    }
  }
}

function sizeOf(value: unknown): number {
  return JSON.stringify(value).length;
}
