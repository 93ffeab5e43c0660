import type { Rule } from '../../judge/rule.ts';
import { firstDuplicate, firstOf } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { type Block, mergedTurns } from './merged.ts';
import { invalid } from './problems.ts';

const TOOLS = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use';

/** How `tool_use` and `tool_result` blocks must lie in the conversation. */
export const pairingRules: readonly Rule<Judged>[] = [
  {
    rule: 'tool-use-ids-unique',
    docs: TOOLS,
    check: ({ body }) => {
      const uses = blocksOf(body['messages'], 'tool_use');
      const twice = firstDuplicate(uses.map(({ block }) => block['id']));
      if (twice === undefined) return undefined;
      return invalid(`${uses[twice.index]?.path ?? 'messages'}: \`tool_use\` ids must be unique`);
    },
  },
  {
    rule: 'tool-results-have-uses',
    docs: TOOLS,
    check: ({ body }) => {
      const turns = mergedTurns(body['messages']);
      return firstOf(turns, ({ blocks }, index) => {
        const before = ids(turns[index - 1]?.blocks ?? [], 'tool_use', 'id');
        const stray = blocks.find(
          ({ block }) => block['type'] === 'tool_result' && !before.includes(block['tool_use_id']),
        );
        if (stray === undefined) return undefined;
        return invalid(
          `${stray.path}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${String(stray.block['tool_use_id'])}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
        );
      });
    },
  },
  {
    rule: 'tool-uses-have-results',
    docs: TOOLS,
    check: ({ body }) => {
      const turns = mergedTurns(body['messages']);
      return firstOf(turns, ({ blocks, index }, at) => {
        const next = turns[at + 1]?.blocks ?? [];
        // Results come first in the user turn: after any other block they are not seen as results.
        const other = next.findIndex(({ block }) => block['type'] !== 'tool_result');
        const answered = ids(other === -1 ? next : next.slice(0, other), 'tool_result', 'tool_use_id');
        const open = ids(blocks, 'tool_use', 'id').filter((id) => !answered.includes(id));
        if (open.length === 0) return undefined;
        return invalid(
          `messages.${String(index)}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${open.join(', ')}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
        );
      });
    },
  },
  {
    rule: 'tool-use-answered-once',
    docs: TOOLS,
    check: ({ body }) =>
      firstOf(mergedTurns(body['messages']), ({ blocks }) => {
        const results = blocks.filter(({ block }) => block['type'] === 'tool_result');
        const twice = firstDuplicate(results.map(({ block }) => block['tool_use_id']));
        if (twice === undefined) return undefined;
        const path = results[twice.index]?.path ?? 'messages';
        return invalid(
          `${path}: each tool_use must have a single result. Found multiple \`tool_result\` blocks with id: ${String(twice.value)}`,
        );
      }),
  },
];

function blocksOf(messages: unknown, type: string): Block[] {
  return mergedTurns(messages).flatMap(({ blocks }) => blocks.filter(({ block }) => block['type'] === type));
}

function ids(blocks: readonly Block[], type: string, field: string): unknown[] {
  return blocks.filter(({ block }) => block['type'] === type).map(({ block }) => block[field]);
}
