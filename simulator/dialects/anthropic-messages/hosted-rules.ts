import type { Rule } from '../../judge/rule.ts';
import { firstDuplicate, firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { isOwnPage } from './hosted.ts';
import { mergedTurns } from './merged.ts';
import { invalid } from './problems.ts';

const SERVER_TOOLS = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/server-tools';
const WEB_SEARCH = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool';

/** Runs of hosted tools and their results: both in the assistant's turn, the result after its run. */
export const hostedRules: readonly Rule<Judged>[] = [
  {
    rule: 'server-tool-use-ids-unique',
    docs: SERVER_TOOLS,
    check: ({ body: { messages } }) => {
      const uses = assistantBlocks(messages).filter(({ block }) => block['type'] === 'server_tool_use');
      const twice = firstDuplicate(uses.map(({ block }) => block['id']));
      return twice === undefined
        ? undefined
        : invalid(`${uses[twice.index]?.path ?? 'messages'}: \`server_tool_use\` ids must be unique`);
    },
  },
  {
    rule: 'server-tool-results-have-uses',
    docs: SERVER_TOOLS,
    check: ({ body: { messages } }) => {
      const uses = new Set<unknown>();
      return firstOf(assistantBlocks(messages), ({ block, path }) => {
        if (block['type'] === 'server_tool_use') uses.add(block['id']);
        const kind = String(block['type']);
        if (!kind.endsWith('_tool_result') || uses.has(block['tool_use_id'])) return undefined;
        return invalid(
          `${path}: unexpected \`tool_use_id\` found in \`${kind}\` blocks: ${String(block['tool_use_id'])}. Each \`${kind}\` block must have a corresponding \`server_tool_use\` block before it.`,
        );
      });
    },
  },
  {
    rule: 'server-tool-uses-have-results',
    docs: SERVER_TOOLS,
    check: ({ body: { messages } }) => {
      const turns = mergedTurns(messages);
      return firstOf(turns, ({ role, blocks }, index) => {
        // The last turn may have been paused before the result.
        if (role !== 'assistant' || index === turns.length - 1) return undefined;
        const open = blocks.find(
          ({ block }) =>
            block['type'] === 'server_tool_use' &&
            !blocks.some(({ block: other }) => other['tool_use_id'] === block['id']),
        );
        if (open === undefined) return undefined;
        const name = String(open.block['name']);
        return invalid(
          `${open.path}: \`${name}\` tool use with id \`${String(open.block['id'])}\` was found without a corresponding \`${name}_tool_result\` block`,
        );
      });
    },
  },
  {
    rule: 'search-results-are-own',
    docs: WEB_SEARCH,
    check: ({ body: { messages }, provider }) =>
      firstOf(assistantBlocks(messages), ({ block, path }) => {
        if (block['type'] !== 'web_search_tool_result') return undefined;
        const foreign = objects(block['content']).findIndex(
          ({ encrypted_content: content, url }) => !isOwnPage(content, provider, url),
        );
        return foreign === -1
          ? undefined
          : invalid(
              `${path}.web_search_tool_result.content.${String(foreign)}: Invalid \`encrypted_content\` in \`search_result\` block`,
            );
      }),
  },
];

function assistantBlocks(messages: unknown) {
  return mergedTurns(messages).flatMap(({ role, blocks }) => (role === 'assistant' ? blocks : []));
}
