import { createHash } from 'node:crypto';
import type { Message, Native } from '../../../domain/conversation/message.ts';
import type { Json } from '../../../domain/json.ts';
import type { TargetId } from '../../../domain/route/target.ts';
import type { CallInput, CallResult } from '../../../workflows/payload/payloads.ts';
import { Recent } from './recent.ts';

/** How many conversations, and how many sealed parts, a door remembers. */
const most = 20_000;

/** Where a conversation stands with the targets: what its next run is told. */
export type Standing = Pick<CallInput, 'stayWith' | 'awaits'>;

/**
 * What a door knows of conversations that come again whole, request after request: who gave the last answer, and who
 * sealed which part. Forgetting costs a switch or some reasoning, never an answer.
 */
export class ConversationMemory {
  readonly #standings = new Recent<Standing>(most);
  readonly #issuers = new Recent<TargetId>(most);

  /** Who gave the last answer of this conversation, and whom it awaits; one that begins is bound to nobody. */
  standing(key: string, conversation: readonly Message[]): Standing {
    return conversation.some(({ role }) => role === 'assistant') ? (this.#standings.get(key) ?? {}) : {};
  }

  /** Takes note of an answer before it is sent. */
  served(key: string, { answeredBy: by, awaits, message }: CallResult): void {
    this.#standings.set(key, { stayWith: by, ...(awaits === undefined ? {} : { awaits }) });
    for (const part of message.content)
      if ('native' in part && part.native !== undefined) this.#issuers.set(digestOf(part.native.item), by);
  }

  /** The conversation with the issuers of its sealed parts, as far as they are known: a body names only a model. */
  claimed(conversation: readonly Message[]): readonly Message[] {
    return conversation.map((message) =>
      message.role === 'assistant'
        ? { ...message, content: message.content.map((part) => this.#claim(part)) }
        : message,
    );
  }

  #claim<Part extends object>(part: Part): Part {
    if (!('native' in part) || part.native === undefined) return part;
    const native = part.native as Native;
    const target = this.#issuers.get(digestOf(native.item));
    if (target === undefined) return part;
    return { ...part, native: { ...native, affinity: { api: native.affinity.api, target } } };
  }
}

/** Names a conversation: by the caller's own name for it, else by how it begins. */
export function conversationKey(
  scope: readonly string[],
  name: string | undefined,
  conversation: readonly Message[],
): string {
  const firstUser = conversation.findIndex(({ role }) => role === 'user');
  const beginning = conversation.slice(0, firstUser + 1).map(({ role, content }) => ({ role, content }));
  return hashOf(JSON.stringify([...scope, name ?? beginning]));
}

/** Clients may give a part back with its fields in another order. */
function digestOf(item: Json): string {
  return hashOf(JSON.stringify(sorted(item)));
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, each]) => each !== null);
  return Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
