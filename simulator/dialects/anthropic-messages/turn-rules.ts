import { inWords } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { MODEL_BLOCKS, USER_BLOCKS } from './blocks.ts';
import { type MergedTurn, mergedTurns } from './merged.ts';
import { traitsOf } from './models.ts';
import { invalid } from './problems.ts';

const CREATE = 'https://platform.claude.com/docs/en/api/messages/create';
const MIGRATION = 'https://platform.claude.com/docs/en/api/migration-2026-10-21';
const PREFILL = 'https://platform.claude.com/docs/en/about-claude/models/migration-guide';
const SYSTEM =
  'https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages#limitations';
const DIRECTIVE = 'the directive-only form (content: [] with output_config) is accepted at any position';
const ROLES = ['user', 'assistant', 'system'];

/** Who may speak when, and with which kinds of blocks. */
export const turnRules: readonly Rule<Judged>[] = [
  {
    rule: 'message-role',
    docs: CREATE,
    check: ({ body: { messages } }) =>
      firstOf(objects(messages), ({ role }) =>
        ROLES.includes(inWords(role))
          ? undefined
          : invalid(`messages: Unexpected role "${inWords(role)}". Allowed roles are "user" or "assistant".`),
      ),
  },
  {
    rule: 'blocks-of-role',
    docs: CREATE,
    check: ({ body: { messages } }) =>
      firstOf(mergedTurns(messages), ({ role, blocks }) => {
        const isWrong = (kind: string) =>
          role === 'system' ? kind !== 'text' : (role === 'user' ? MODEL_BLOCKS : USER_BLOCKS).includes(kind);
        const found = blocks.find(({ block }) => isWrong(String(block['type'])));
        if (found === undefined) return undefined;
        const kind = String(found.block['type']);
        const place = MODEL_BLOCKS.includes(kind) ? 'assistant' : 'user';
        return invalid(`${found.path}: \`${kind}\` blocks can only be in \`${place}\` messages`);
      }),
  },
  {
    rule: 'no-assistant-documents',
    docs: MIGRATION,
    check: ({ body: { messages }, headers }) =>
      headers['anthropic-version'] === '2026-10-21'
        ? firstOf(mergedTurns(messages), ({ role, blocks }) => {
            const found = blocks.find(({ block }) => block['type'] === 'document');
            return role !== 'assistant' || found === undefined
              ? undefined
              : invalid(`${found.path}: \`document\` blocks are not permitted in assistant messages`);
          })
        : undefined,
  },
  {
    rule: 'system-message-of-model',
    docs: SYSTEM,
    check: ({ body: { messages, model } }) => {
      const index = objects(messages).findIndex(({ role }) => role === 'system');
      return index === -1 || traitsOf(model).systemMessages
        ? undefined
        : invalid(`messages.${String(index)}: role 'system' is not supported on this model`);
    },
  },
  {
    rule: 'system-message-after-user',
    docs: SYSTEM,
    check: ({ body: { messages } }) => {
      const turns = mergedTurns(messages);
      return firstOf(turns, ({ role, index }, at) => {
        const before = turns[at - 1];
        if (role !== 'system' || before?.role === 'user' || (before !== undefined && endsHosted(before)))
          return undefined;
        return invalid(
          `messages.${String(index)}: role 'system' must follow a 'user' message or an 'assistant' message ending in a server tool result; ${DIRECTIVE}`,
        );
      });
    },
  },
  {
    rule: 'system-message-before-assistant',
    docs: SYSTEM,
    check: ({ body: { messages } }) => {
      const turns = mergedTurns(messages);
      return firstOf(turns, ({ role, index }, at) =>
        role === 'system' && turns[at + 1]?.role === 'user'
          ? invalid(
              `messages.${String(index)}: role 'system' must precede an 'assistant' message or end the array; ${DIRECTIVE}`,
            )
          : undefined,
      );
    },
  },
  {
    rule: 'ends-on-user',
    docs: PREFILL,
    check: ({ body: { messages, model } }) => {
      const last = mergedTurns(messages).at(-1);
      if (last?.role !== 'assistant' || traitsOf(model).prefill || isPaused(last)) return undefined;
      return invalid(
        'This model does not support assistant message prefill. The conversation must end with a user message.',
      );
    },
  },
];

function endsHosted({ role, blocks }: MergedTurn): boolean {
  const kind = String(blocks.at(-1)?.block['type']);
  return role === 'assistant' && kind !== 'tool_result' && kind.endsWith('_tool_result');
}

/** A turn that stopped with `pause_turn` is sent back as it is. */
function isPaused(turn: MergedTurn): boolean {
  return endsHosted(turn) || turn.blocks.at(-1)?.block['type'] === 'server_tool_use';
}
