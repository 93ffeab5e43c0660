import type { Message, Part } from '../domain/conversation/message.ts';

/** A message of a conversation, for people: who, and a line for each part. */
export function messageLines({ role, content }: Message): string {
  return `${role.padEnd(9)} ${content.map(partLine).join('\n          ')}`;
}

function partLine(part: Part): string {
  if (part.type === 'call') return `→ ${part.name}(${part.arguments})`;
  if (part.type === 'result') return `← ${part.status}: ${part.content.map(({ text }) => text).join('')}`;
  return part.type === 'opaque' ? '(opaque)' : part.text;
}
