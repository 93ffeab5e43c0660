import type { Message, Part } from './message.ts';

/** A message as a caller writes it: `content` may be a plain string. */
export interface MessageInput {
  readonly role: Message['role'];
  readonly content: string | readonly Part[];
}

/** What a caller may give as a conversation: one user text, or messages. */
export type ConversationInput = string | readonly MessageInput[];

/** Brings a caller's shorthand into the canonical form. The shape has been checked against the payload's schema. */
export function toConversation(input: ConversationInput): readonly Message[] {
  if (typeof input === 'string') return [{ role: 'user', content: [{ type: 'text', text: input }] }];
  return input.map(
    (message) =>
      ({
        ...message,
        content:
          typeof message.content === 'string' ? [{ type: 'text', text: message.content }] : message.content,
      }) as Message,
  );
}
