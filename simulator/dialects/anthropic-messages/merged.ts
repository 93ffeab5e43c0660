import type { Fields } from '../../json.ts';
import { objects } from '../../judge/values.ts';

/** A block with the indices it had in the request, for error messages. */
export interface Block {
  readonly block: Fields;
  readonly path: string;
}

export interface MergedTurn {
  readonly role: string;
  /** Index of the turn's last message in the request. */
  readonly index: number;
  readonly blocks: readonly Block[];
}

/** Neighbouring messages of one role are one turn to Anthropic; a string is one text block. */
export function mergedTurns(messages: unknown): MergedTurn[] {
  const turns: { role: string; index: number; blocks: Block[] }[] = [];
  for (const [index, { role, content }] of objects(messages).entries()) {
    const list = typeof content === 'string' ? [{ type: 'text', text: content }] : objects(content);
    const blocks = list.map((block, at) => ({
      block,
      path: `messages.${String(index)}.content.${String(at)}`,
    }));
    const last = turns.at(-1);
    if (last !== undefined && last.role === role) {
      last.blocks.push(...blocks);
      last.index = index;
    } else turns.push({ role: String(role), index, blocks });
  }
  return turns;
}
