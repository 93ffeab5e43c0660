import { type Case, on } from './case.ts';
import {
  ask,
  block,
  hosted,
  result,
  searchError,
  system,
  text,
  thinking,
  thinkingCall,
  thinkingLeftOut,
  use,
  user,
} from './messages.bodies.ts';

const HOSTED = 'messages.1.content';
const MOVED =
  'Invalid `signature` in `thinking` block. The block is bound to a different conversation. Remove the block, or set `thinking.block_binding.prefix_mismatch_behavior` to "drop_block".';

export const MESSAGES_TURNS: readonly Case[] = [
  ...on(ask(user, system), [
    [
      'system-message-of-model',
      'model',
      'claude-sonnet-4-5',
      "messages.1: role 'system' is not supported on this model",
    ],
    [
      'system-message-after-user',
      'messages.0',
      system,
      "messages.1: role 'system' must follow a 'user' message or an 'assistant' message ending in a server tool result",
    ],
    [
      'system-message-before-assistant',
      'messages.2',
      user,
      "messages.1: role 'system' must precede an 'assistant' message or end the array",
    ],
  ]),
  ...on(
    ask(
      user,
      block('assistant', use('c')),
      block('user', result('c', { content: [{ type: 'tool_reference', tool_name: 'f' }] })),
    ),
    [
      [
        'block:tool_reference',
        'messages.2.content.0.content.0.tool_name',
        undefined,
        'messages.2.content.0.tool_result.content.0.tool_reference.tool_name: Field required',
      ],
    ],
  ),
  ...on(hosted, [
    [
      'block:server_tool_use',
      `${HOSTED}.0.id`,
      'ws_1',
      `${HOSTED}.0.server_tool_use.id: String should match pattern`,
    ],
    [
      'block:server_tool_use',
      `${HOSTED}.0.name`,
      'f',
      `${HOSTED}.0.server_tool_use.name: Input should be 'web_search'`,
    ],
    [
      'block:web_search_tool_result',
      `${HOSTED}.1.content`,
      searchError('web_fetch_tool_result_error'),
      `${HOSTED}.1.web_search_tool_result.content: Input tag 'web_fetch_tool_result_error'`,
    ],
    [
      'block:web_fetch_tool_result',
      `${HOSTED}.3.content.error_code`,
      'lost',
      `${HOSTED}.3.web_fetch_tool_result.content.web_fetch_tool_result_error.error_code: Input should be`,
    ],
    [
      'block:code_execution_tool_result',
      `${HOSTED}.5.content.stdout`,
      undefined,
      `${HOSTED}.5.code_execution_tool_result.content.code_execution_result.stdout: Field required`,
    ],
    [
      'block:bash_code_execution_tool_result',
      `${HOSTED}.7.tool_use_id`,
      undefined,
      `${HOSTED}.7.bash_code_execution_tool_result.tool_use_id: Field required`,
    ],
    [
      'block:text_editor_code_execution_tool_result',
      `${HOSTED}.9.content.is_file_update`,
      'no',
      'Input should be a valid boolean',
    ],
    [
      'block:tool_search_tool_result',
      `${HOSTED}.11.content.tool_references`,
      undefined,
      'tool_references: Field required',
    ],
    [
      'server-tool-use-ids-unique',
      `${HOSTED}.2.id`,
      'srvtoolu_1',
      `${HOSTED}.2: \`server_tool_use\` ids must be unique`,
    ],
    [
      'server-tool-results-have-uses',
      `${HOSTED}.0`,
      text('a'),
      `${HOSTED}.1: unexpected \`tool_use_id\` found in \`web_search_tool_result\` blocks: srvtoolu_1.`,
    ],
    [
      'server-tool-uses-have-results',
      `${HOSTED}.1`,
      text('a'),
      `${HOSTED}.0: \`web_search\` tool use with id \`srvtoolu_1\` was found without a corresponding \`web_search_tool_result\` block`,
    ],
    [
      'search-results-are-own',
      `${HOSTED}.1.content.0.encrypted_content`,
      'x',
      `${HOSTED}.1.web_search_tool_result.content.0: Invalid \`encrypted_content\` in \`search_result\` block`,
    ],
  ]),
  ...on(thinking, [
    [
      'block:thinking',
      'messages.1.content.0.signature',
      undefined,
      'messages.1.content.0.thinking.signature: Field required',
    ],
    [
      'block:thinking',
      'messages.1.content.0.cache_control',
      { type: 'ephemeral' },
      'messages.1.content.0.thinking.cache_control: Extra inputs are not permitted',
    ],
    [
      'block:redacted_thinking',
      'messages.3.content.1.data',
      undefined,
      'messages.3.content.1.redacted_thinking.data: Field required',
    ],
    [
      'thinking-is-own',
      'messages.1.content.0.signature',
      'x',
      'messages.1.content.0: Invalid `signature` in `thinking` block',
    ],
    [
      'thinking-is-own',
      'messages.1.content.0.thinking',
      'another',
      'messages.1.content.0: Invalid `signature` in `thinking` block',
    ],
    [
      'thinking-is-own',
      'messages.3.content.1.data',
      'x',
      'messages.3.content.1: Invalid `data` in `redacted_thinking` block',
    ],
    ['thinking-in-place', 'messages.0.content', 'Hello', `messages.1.content.0: ${MOVED}`],
    ['thinking-in-place', 'system', 'Be brief.', `messages.1.content.0: ${MOVED}`],
    [
      'thinking-in-place',
      'tools',
      [{ name: 'f', input_schema: { type: 'object' } }],
      `messages.1.content.0: ${MOVED}`,
    ],
    ['thinking-in-place', 'messages.1.content', [use('c')], `messages.3.content.0: ${MOVED}`],
    ['thinking-in-place', 'messages.1.content.1.input', { a: 1 }, `messages.3.content.0: ${MOVED}`],
  ]),
  ...on(thinking, [
    [
      'thinking-in-place',
      'messages.3.content',
      thinkingLeftOut,
      'messages.3.content.0: Invalid `data` in `redacted_thinking` block. The block is bound to a different conversation.',
    ],
  ]),
  ...on(thinkingCall, [
    [
      'thinking-leads-tool-turn',
      'messages.1.content',
      [use('c')],
      'messages.1.content.0.type: Expected `thinking` or `redacted_thinking`, but found `tool_use`.',
    ],
  ]),
];
