import { callsOf } from './calls.ts';
import type { AssistantMessage, Message, ResultPart, ToolMessage } from './message.ts';
import type { Problem } from './problem.ts';

/**
 * The invariants that every vendor shares and that hold for each committed conversation: something is said,
 * every call has exactly one result before anybody speaks again, and no result answers a call that isn't there.
 */
export function checkConversation(conversation: readonly Message[]): readonly Problem[] {
  if (!conversation.some((message) => message.role !== 'system'))
    return [{ path: 'messages', rule: 'is empty: give at least one user message' }];
  const seen = new Set<string>();
  return conversation.flatMap((message, at) => [
    ...checkContent(message, at),
    ...checkPairs(conversation, at),
    ...(message.role === 'assistant' ? checkIds(message, at, seen) : []),
  ]);
}

function checkContent(message: Message, at: number): readonly Problem[] {
  const path = `messages[${at}].content`;
  if (message.content.length === 0) return [{ path, rule: 'is empty: leave the message out' }];
  if (message.role !== 'user' && message.role !== 'system') return [];
  const blank = message.content.every((part) => part.type === 'text' && part.text.trim() === '');
  return blank ? [{ path, rule: 'is blank: providers refuse a message without words' }] : [];
}

function checkIds(message: AssistantMessage, at: number, seen: Set<string>): readonly Problem[] {
  return message.content.flatMap((part, index) => {
    if (part.type !== 'call') return [];
    const path = `messages[${at}].content[${index}].callId`;
    if (part.callId === '') return [{ path, rule: 'is empty: every call needs an id of its own' }];
    if (seen.has(part.callId)) return [{ path, rule: `"${part.callId}" was used before: ids are unique` }];
    seen.add(part.callId);
    return [];
  });
}

function checkPairs(conversation: readonly Message[], at: number): readonly Problem[] {
  const message = conversation[at];
  const before = conversation[at - 1];
  const open = before?.role === 'assistant' ? callsOf(before).map((call) => call.callId) : [];
  if (message?.role === 'tool') return checkResults(message, at, open);
  return open.map((callId) => ({
    path: `messages[${at}]`,
    rule: `the call "${callId}" has no result: a tool message with one must come right after it`,
  }));
}

function checkResults(message: ToolMessage, at: number, open: readonly string[]): readonly Problem[] {
  const answered = new Map<string, number>();
  const wrong = message.content.flatMap((part: ResultPart, index) => {
    const path = `messages[${at}].content[${index}].callId`;
    if (!open.includes(part.callId))
      return [{ path, rule: `"${part.callId}" answers no call of the message before it` }];
    answered.set(part.callId, (answered.get(part.callId) ?? 0) + 1);
    return answered.get(part.callId) === 2 ? [{ path, rule: `"${part.callId}" is answered twice` }] : [];
  });
  const missing = open.filter((callId) => !answered.has(callId));
  return [
    ...wrong,
    ...missing.map((callId) => ({
      path: `messages[${at}].content`,
      rule: `the call "${callId}" has no result: every call needs exactly one`,
    })),
  ];
}
