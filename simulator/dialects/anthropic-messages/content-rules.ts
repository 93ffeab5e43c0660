import { isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { blocksOf, mergedTurns } from './merged.ts';
import { invalid } from './problems.ts';

const CREATE = 'https://platform.claude.com/docs/en/api/messages/create';
const MIGRATION = 'https://platform.claude.com/docs/en/api/migration-2026-10-21';
const CITATIONS = 'https://platform.claude.com/docs/en/build-with-claude/citations';
const CITABLE: readonly unknown[] = ['document', 'search_result'];

/** What texts and citations must hold beyond the shape of each block. */
export const contentRules: readonly Rule<Judged>[] = [
  {
    rule: 'system-not-empty',
    docs: CREATE,
    check: ({ body: { system } }) =>
      objects(system).some(({ text }) => text === '')
        ? invalid('system: text content blocks must be non-empty')
        : undefined,
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
        mergedTurns(messages).flatMap(({ role, blocks }) => blocks.map(({ block }) => ({ role, block }))),
        ({ role, block }) => {
          if (block['type'] !== 'text') return undefined;
          if (block['text'] === '') return invalid('messages: text content blocks must be non-empty');
          // Its own answers may be blank, and come back so.
          return role !== 'assistant' && String(block['text']).trim() === ''
            ? invalid('messages: text content blocks must contain non-whitespace text')
            : undefined;
        },
      ),
  },
  {
    rule: 'no-trailing-whitespace',
    docs: CREATE,
    check: ({ body: { messages } }) => {
      const last = mergedTurns(messages).at(-1);
      const text = last?.blocks.at(-1)?.block['text'];
      return last?.role === 'assistant' && typeof text === 'string' && text !== text.trimEnd()
        ? invalid('messages: final assistant content cannot end with trailing whitespace')
        : undefined;
    },
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
  {
    rule: 'citations-on-all-or-none',
    docs: CITATIONS,
    check: ({ body }) => {
      const cited = citable(body);
      return cited.includes(true) && cited.includes(false)
        ? invalid('Citations must be enabled on all or none of the documents in a request.')
        : undefined;
    },
  },
  {
    rule: 'citations-or-format',
    docs: CITATIONS,
    check: ({ body }) => {
      const { output_config: config } = body;
      const hasFormat = isFields(config) && isFields(config['format']);
      return hasFormat && citable(body).includes(true)
        ? invalid('output_config.format: Citations are not compatible with structured outputs.')
        : undefined;
    },
  },
];

/** For each document and search result, whether its citations are on. */
function citable(body: Judged['body']): boolean[] {
  return blocksOf(body).flatMap(({ kind, value: { citations } }) =>
    CITABLE.includes(kind) ? [isFields(citations) && citations['enabled'] === true] : [],
  );
}
