import type { AssistantMessage, CallPart, Message, ResultPart, ToolMessage } from './message.ts';

export function callsOf(message: AssistantMessage): readonly CallPart[] {
  return message.content.filter((part): part is CallPart => part.type === 'call');
}

/** The calls of the last assistant message that no result has answered yet. */
export function openCalls(conversation: readonly Message[]): readonly CallPart[] {
  const last = conversation.at(-1);
  return last?.role === 'assistant' ? callsOf(last) : [];
}

/** Results in the order of their calls, whatever the order in which they came: the same bytes on every worker. */
export function inCallOrder({ content }: ToolMessage, before: Message | undefined): readonly ResultPart[] {
  const order = before?.role === 'assistant' ? callsOf(before).map(({ callId }) => callId) : [];
  return content.toSorted((a, b) => order.indexOf(a.callId) - order.indexOf(b.callId));
}

/** The words of a message: its text parts, joined. */
export function textOf(message: Message): string {
  return message.content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
