import type { Message, Part } from '../domain/conversation/message.ts';

/** A message of a conversation, for people: who, and a line for each part. */
export function messageLines({ role, content }: Message): string {
  return `${role.padEnd(9)} ${content.map(partLine).join('\n          ')}`;
}

function partLine(part: Part): string {
  switch (part.type) {
    case 'call':
      return `→ ${part.name}(${part.arguments})`;
    case 'result':
      return `← ${part.status}: ${part.content.map(partLine).join('')}`;
    case 'blob':
      return `(${part.filename ?? part.kind})`;
    case 'hosted':
      return `(${part.tool}: ${part.summary})`;
    case 'compaction':
    case 'opaque':
      return `(${part.type})`;
    case 'text':
    case 'reasoning':
    case 'refusal':
    default:
      return part.text;
  }
}
