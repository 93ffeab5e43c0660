import type { Message, TextPart } from '../conversation/message.ts';

/** A target's own words for its system prompt: instead of the caller's, or after them. */
export type SystemPrompt = { readonly replace: string } | { readonly append: string };

/** What a request begins with. */
export interface Leading {
  /** The system prompt, part by part. */
  readonly system: readonly TextPart[];
  /** Where the rest of the conversation begins. */
  readonly rest: number;
}

/** The leading system messages, with what the target adds to them. The same on every turn, as caches and seals cover it. */
export function leadingOf(conversation: readonly Message[], own?: SystemPrompt): Leading {
  const spoken = conversation.findIndex(({ role }) => role !== 'system');
  const rest = spoken < 0 ? conversation.length : spoken;
  const given = conversation
    .slice(0, rest)
    .flatMap((message) => (message.role === 'system' ? message.content : []));
  if (own === undefined) return { system: given, rest };
  if ('replace' in own) return { system: [{ type: 'text', text: own.replace }], rest };
  return { system: [...given, { type: 'text', text: own.append }], rest };
}
