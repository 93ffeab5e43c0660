import { encryptedPage } from '../../../simulator/dialects/anthropic-messages/hosted.ts';
import { placeOfAnswer, sign } from '../../../simulator/dialects/anthropic-messages/thinking.ts';
import { GIF, JPEG, PDF, PNG, WEBP } from './media.ts';

const PROVIDER = 'anthropic';
const PAGE = 'https://e.x';

export const user = { role: 'user', content: 'hi' };
export const said = { role: 'assistant', content: 'yes' };
export const system = { role: 'system', content: 'Be brief.' };
export const block = (role: string, ...content: object[]) => ({ role, content });
export const text = (words: string) => ({ type: 'text', text: words });
export const use = (id: string, more: object = {}) => ({
  type: 'tool_use',
  id,
  name: 'f',
  input: {},
  ...more,
});
export const result = (id: string, more: object = {}) => ({
  type: 'tool_result',
  tool_use_id: id,
  content: 'ok',
  ...more,
});
export const ask = (...messages: object[]) => ({ model: 'claude', max_tokens: 2_000, messages });
export const hi = ask(user);
const marked = { cache_control: { type: 'ephemeral', ttl: '5m' } };
const image = (media_type: string, data: string) => ({
  type: 'image',
  source: { type: 'base64', media_type, data },
});

export const calls = ask(
  user,
  block('assistant', text('a'), use('c'), use('d')),
  block('user', result('c'), result('d', { content: [text('ok'), image('image/png', PNG)], is_error: true })),
);

export const shown = ask(
  block(
    'user',
    { ...text('hi'), ...marked },
    image('image/jpeg', JPEG),
    image('image/gif', GIF),
    image('image/webp', WEBP),
    { type: 'image', source: { type: 'url', url: PAGE } },
    { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: PDF }, title: 't' },
    { type: 'document', source: { type: 'content', content: [text('a')] } },
    { type: 'search_result', source: PAGE, title: 't', content: [text('a')] },
    { type: 'container_upload', file_id: 'file_1' },
  ),
);

export const cited = ask(
  user,
  block('assistant', {
    ...text('a'),
    citations: [
      {
        type: 'char_location',
        cited_text: 'a',
        document_index: 0,
        document_title: null,
        start_char_index: 0,
        end_char_index: 1,
      },
    ],
  }),
  user,
);

const run = (id: string, name: string) => ({ type: 'server_tool_use', id, name, input: { query: 'q' } });
const answered = (type: string, id: string, content: unknown) => ({ type, tool_use_id: id, content });
export const searchError = (type: string) => ({ type, error_code: 'unavailable' });

export const hosted = ask(
  user,
  block(
    'assistant',
    run('srvtoolu_1', 'web_search'),
    answered('web_search_tool_result', 'srvtoolu_1', [
      { type: 'web_search_result', title: 't', url: PAGE, encrypted_content: encryptedPage(PROVIDER, PAGE) },
    ]),
    run('srvtoolu_2', 'web_fetch'),
    answered('web_fetch_tool_result', 'srvtoolu_2', searchError('web_fetch_tool_result_error')),
    run('srvtoolu_3', 'code_execution'),
    answered('code_execution_tool_result', 'srvtoolu_3', {
      type: 'code_execution_result',
      content: [],
      return_code: 0,
      stderr: '',
      stdout: '1',
    }),
    run('srvtoolu_4', 'bash_code_execution'),
    answered(
      'bash_code_execution_tool_result',
      'srvtoolu_4',
      searchError('bash_code_execution_tool_result_error'),
    ),
    run('srvtoolu_5', 'text_editor_code_execution'),
    answered('text_editor_code_execution_tool_result', 'srvtoolu_5', {
      type: 'text_editor_code_execution_create_result',
      is_file_update: false,
    }),
    run('srvtoolu_6', 'tool_search_tool_regex'),
    answered('tool_search_tool_result', 'srvtoolu_6', {
      type: 'tool_search_tool_search_result',
      tool_references: [{ type: 'tool_reference', tool_name: 'f' }],
    }),
    text('a'),
  ),
  user,
);

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['a'],
  properties: { a: { type: 'string' } },
};

export const format = { ...hi, output_config: { effort: 'low', format: { type: 'json_schema', schema } } };

export const custom = { name: 'f', input_schema: { type: 'object' } };
export const tools = {
  ...hi,
  tools: [
    { ...custom, ...marked },
    { ...custom, type: 'custom', name: 'g' },
  ],
};
export const strict = { ...hi, tools: [{ name: 'f', input_schema: schema, strict: true }] };

/** Every hosted tool, with the name it must have. */
export const HOSTED_TOOLS = [
  ['bash_20250124', 'bash'],
  ['text_editor_20250124', 'str_replace_editor'],
  ['text_editor_20250429', 'str_replace_based_edit_tool'],
  ['text_editor_20250728', 'str_replace_based_edit_tool'],
  ['memory_20250818', 'memory'],
  ['code_execution_20250522', 'code_execution'],
  ['code_execution_20250825', 'code_execution'],
  ['code_execution_20260120', 'code_execution'],
  ['code_execution_20260521', 'code_execution'],
  ['web_search_20250305', 'web_search'],
  ['web_search_20260209', 'web_search'],
  ['web_search_20260318', 'web_search'],
  ['web_fetch_20250910', 'web_fetch'],
  ['web_fetch_20260209', 'web_fetch'],
  ['web_fetch_20260309', 'web_fetch'],
  ['web_fetch_20260318', 'web_fetch'],
  ['tool_search_tool_bm25_20251119', 'tool_search_tool_bm25'],
  ['tool_search_tool_regex_20251119', 'tool_search_tool_regex'],
] as const;

export const offering = (type: string, name: string) => ({ ...hi, tools: [{ type, name }] });

/** Thinking of the model before it calls, then more of it before it answers. */
const enabled = { thinking: { type: 'enabled', budget_tokens: 1_024 } };
const first = { ...hi, ...enabled };
const thought = (body: object, words: string) => ({
  type: 'thinking',
  thinking: words,
  signature: sign(words, placeOfAnswer({ ...body }, PROVIDER)),
});
const firstTurn = block('assistant', thought(first, 'one'), use('c'));
const second = { ...first, messages: [user, firstTurn, block('user', result('c'))] };
const secondTurn = block(
  'assistant',
  thought(second, 'two'),
  {
    type: 'redacted_thinking',
    data: sign('', placeOfAnswer({ ...second }, PROVIDER, [thought(second, 'two')])),
  },
  text('a'),
);
export const thinking = { ...second, messages: [...second.messages, secondTurn, user] };
/** The last turn without its first thinking. */
export const thinkingLeftOut = secondTurn.content.slice(1);
/** The same as far as its call's result. */
export const thinkingCall = second;

/** Requests that hold every kind of block, tool and setting. */
export const whole: readonly object[] = [
  calls,
  shown,
  cited,
  hosted,
  format,
  tools,
  thinking,
  ...HOSTED_TOOLS.map(([type, name]) => offering(type, name)),
];
