import type { AssistantMessage, CallPart, Message } from './message.ts';

export function callsOf(message: AssistantMessage): readonly CallPart[] {
  return message.content.filter((part): part is CallPart => part.type === 'call');
}

/** The calls of the last assistant message that no result has answered yet. */
export function openCalls(conversation: readonly Message[]): readonly CallPart[] {
  const last = conversation.at(-1);
  return last?.role === 'assistant' ? callsOf(last) : [];
}

/** The words of a message: its text parts, joined. */
export function textOf(message: Message): string {
  return message.content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
