import type { Fields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf } from '../../judge/values.ts';
import { dropsUnbound, thinkingType } from './asked.ts';
import type { Judged } from '../dialect.ts';
import { mergedTurns } from './merged.ts';
import { invalid } from './problems.ts';
import { type Standing, standingOf } from './thinking.ts';

const THINKING =
  'https://platform.claude.com/docs/en/build-with-claude/extended-thinking#preserving-thinking-blocks';
const PRESERVED =
  'https://platform.claude.com/docs/en/build-with-claude/preserved-thinking/fix-bound-to-a-different-conversation';

/** Thinking that comes back: https://platform.claude.com/docs/en/build-with-claude/preserved-thinking */
export const thinkingRules: readonly Rule<Judged>[] = [
  {
    rule: 'thinking-is-own',
    docs: THINKING,
    check: (request) =>
      firstWith('foreign', request, (block, path) => invalid(`${path}: ${invalidField(block)}`)),
  },
  {
    rule: 'thinking-in-place',
    docs: PRESERVED,
    check: (request) =>
      dropsUnbound(request.body)
        ? undefined
        : firstWith('moved', request, (block, path) =>
            invalid(
              `${path}: ${invalidField(block)}. The block is bound to a different conversation. Remove the block, or set \`thinking.block_binding.prefix_mismatch_behavior\` to "drop_block".`,
            ),
          ),
  },
  {
    rule: 'thinking-leads-tool-turn',
    docs: THINKING,
    check: ({ body }) => {
      if (thinkingType(body) !== 'enabled') return undefined;
      const turns = mergedTurns(body['messages']);
      const turn = turns.findLast(({ role }) => role === 'assistant');
      const results = turn === undefined ? undefined : turns[turns.indexOf(turn) + 1];
      const first = turn?.blocks[0];
      const goesOn = results?.blocks.some(({ block }) => block['type'] === 'tool_result') === true;
      if (!goesOn || first === undefined || isThinking(first.block)) return undefined;
      return invalid(
        `${first.path}.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${String(first.block['type'])}\`. When \`thinking\` is enabled, a final \`assistant\` message must start with a thinking block (preceeding the lastmost set of \`tool_use\` and \`tool_result\` blocks). We recommend you include thinking blocks from previous turns. To avoid this requirement, disable \`thinking\`.`,
      );
    },
  },
];

function isThinking({ type }: Fields): boolean {
  return type === 'thinking' || type === 'redacted_thinking';
}

function invalidField({ type }: Fields): string {
  return `Invalid \`${type === 'thinking' ? 'signature' : 'data'}\` in \`${String(type)}\` block`;
}

function firstWith<Answer>(
  standing: Standing,
  { body, provider }: Judged,
  answer: (block: Fields, path: string) => Answer,
): Answer | undefined {
  return firstOf(mergedTurns(body['messages']), ({ blocks }, turn) =>
    firstOf(blocks, ({ block, path }, index) => {
      if (!isThinking(block)) return undefined;
      const before = blocks.slice(0, index).map((one) => one.block);
      return standingOf(block, { body, provider, turn, before }) === standing
        ? answer(block, path)
        : undefined;
    }),
  );
}
