import type { Message } from '../conversation/message.ts';
import type { TargetId } from '../route/target.ts';
import type { TranslationNote } from './note.ts';

/**
 * The notes that this target's earlier answers have not told already: a long run would otherwise repeat, each turn,
 * everything that its whole conversation ever lost.
 */
export function freshNotes(
  notes: readonly TranslationNote[],
  conversation: readonly Message[],
  target: TargetId,
): readonly TranslationNote[] {
  const told = conversation.findLastIndex((message) => message.role === 'assistant' && message.by === target);
  if (told < 0) return notes;
  return notes.filter(({ path }) => {
    const at = /^messages\[(\d+)\]/.exec(path)?.[1];
    return at !== undefined && Number(at) > told;
  });
}
