import { type Fields, isFields } from '../../json.ts';
import { remembered } from '../../judge/remembered.ts';
import type { Path } from '../../judge/mismatch.ts';
import type { Found } from '../../judge/shape-rules.ts';
import { objects } from '../../judge/values.ts';
import { pathInWords } from './problems.ts';

/** A block with its place in the request, for error messages. */
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
export function mergedTurns(messages: unknown): readonly MergedTurn[] {
  return Array.isArray(messages) ? merged(messages) : [];
}

const merged = remembered((messages: readonly unknown[]): readonly MergedTurn[] => {
  const turns: { role: string; index: number; blocks: Block[] }[] = [];
  for (const [index, { role, content }] of objects(messages).entries()) {
    const list = typeof content === 'string' ? [{ type: 'text', text: content }] : objects(content);
    const blocks = list.map((block, at) => ({
      block,
      path: pathInWords(['messages', index, 'content', at]),
    }));
    const last = turns.at(-1);
    if (last !== undefined && last.role === role) {
      last.blocks.push(...blocks);
      last.index = index;
    } else turns.push({ role: String(role), index, blocks });
  }
  return turns;
});

/** Every block of the request: of messages, and of the results and documents in them. */
export const blocksOf = remembered(({ messages }: Fields): readonly Found[] =>
  objects(messages).flatMap(({ content }, index) => found(content, ['messages', index, 'content'])),
);

/** Blocks that may carry a mark of the cache, in the order in which the vendor reads them. */
export const cacheableOf = remembered((body: Fields): readonly Found[] => [
  ...found(body['tools'], ['tools']),
  ...found(body['system'], ['system']),
  ...blocksOf(body),
]);

function found(list: unknown, path: Path): Found[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: unknown, index) => {
    if (!isFields(value)) return [];
    const kind = value['type'];
    const here = [...path, index];
    const inside = [...here, { tag: String(kind) }];
    const { source } = value;
    return [
      { kind, value, path: here },
      ...found(value['content'], [...inside, 'content']),
      ...(isFields(source) ? found(source['content'], [...inside, 'source', 'content', 'content']) : []),
    ];
  });
}
