import { inWords, isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { BLOCK_TYPES } from './fields.ts';
import { mergedTurns } from './merged.ts';
import { invalid, required } from './problems.ts';

const CREATE = 'https://platform.claude.com/docs/en/api/messages/create';
const MIGRATION = 'https://platform.claude.com/docs/en/api/migration-2026-10-21';
const ROLES = ['user', 'assistant', 'system'];

export const contentRules: readonly Rule<Judged>[] = [
  {
    rule: 'message-role',
    docs: CREATE,
    check: ({ body: { messages } }) =>
      firstOf(messages as unknown[], (message, index) => {
        const at = `messages.${String(index)}`;
        if (!isFields(message)) return invalid(`${at}: Input should be an object`);
        if (message['role'] === undefined) return required(`${at}.role`);
        if (ROLES.includes(inWords(message['role']))) return undefined;
        return invalid(
          `messages: Unexpected role "${inWords(message['role'])}". Allowed roles are "user" or "assistant".`,
        );
      }),
  },
  {
    rule: 'content-shape',
    docs: CREATE,
    check: ({ body: { messages } }) =>
      firstOf(objects(messages), ({ content }, index) => {
        const at = `messages.${String(index)}.content`;
        if (content === undefined) return required(at);
        if (typeof content === 'string') return undefined;
        if (!Array.isArray(content)) return invalid(`${at}: Input should be a valid list`);
        return firstOf(content, (block: unknown, blockIndex) => {
          if (!isFields(block)) return invalid(`${at}.${String(blockIndex)}: Input should be an object`);
          if (BLOCK_TYPES.includes(String(block['type']))) return undefined;
          const tags = BLOCK_TYPES.map((type) => `'${type}'`).join(', ');
          return invalid(
            `${at}.${String(blockIndex)}: Input tag '${String(block['type'])}' found using 'type' does not match any of the expected tags: ${tags}`,
          );
        });
      }),
  },
  {
    rule: 'content-not-empty',
    docs: CREATE,
    check: ({ body: { messages } }) => {
      const list = objects(messages);
      return firstOf(list, ({ role, content }, index) => {
        const empty = content === '' || (Array.isArray(content) && content.length === 0);
        if (!empty || (role === 'assistant' && index === list.length - 1)) return undefined;
        return invalid(
          `messages.${String(index)}: all messages must have non-empty content except for the optional final assistant message`,
        );
      });
    },
  },
  {
    rule: 'text-not-blank',
    docs: CREATE,
    check: ({ body: { messages } }) =>
      firstOf(
        mergedTurns(messages).flatMap((turn) => turn.blocks),
        ({ block, path }) => {
          if (block['type'] !== 'text') return undefined;
          if (typeof block['text'] !== 'string') return required(`${path}.text.text`);
          if (block['text'] === '') return invalid('messages: text content blocks must be non-empty');
          return block['text'].trim() === ''
            ? invalid('messages: text content blocks must contain non-whitespace text')
            : undefined;
        },
      ),
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
    rule: 'no-user-citations',
    docs: MIGRATION,
    check: ({ body: { messages }, headers }) =>
      headers['anthropic-version'] === '2026-10-21'
        ? firstOf(mergedTurns(messages), ({ role, blocks }) => {
            const found = blocks.find(
              ({ block }) => block['type'] === 'text' && objects(block['citations']).length > 0,
            );
            return role !== 'user' || found === undefined
              ? undefined
              : invalid(`${found.path}.text.citations: citations are not permitted in user messages`);
          })
        : undefined,
  },
];
