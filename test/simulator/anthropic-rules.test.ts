import { afterAll, beforeAll, expect, test } from 'vitest';
import { anthropicMessages } from '../../simulator/dialects/anthropic-messages/dialect.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { anthropic } from '../../simulator/vendors/anthropic.ts';
import { post } from './clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    providers: [{ name: 'anthropic', dialect: 'anthropic', models: ['claude'], apiKey: 'right' }],
  });
});
afterAll(() => simulator.stop());

const user = { role: 'user', content: 'hi' };
const block = (role: string, ...content: object[]) => ({ role, content });
const use = (id: string, more: object = {}) => ({ type: 'tool_use', id, name: 'f', input: {}, ...more });
const result = (id: string) => ({ type: 'tool_result', tool_use_id: id, content: 'ok' });
const text = (words: string) => ({ type: 'text', text: words });
const tool = (more: object = {}) => ({ name: 'f', input_schema: { type: 'object' }, ...more });
const ask = (...messages: unknown[]) => ({ model: 'claude', max_tokens: 50, messages });
const document = { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'x' } };

interface Case {
  readonly rule: string;
  readonly body: unknown;
  readonly message: string;
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Record<string, string>;
}

const KEY = { 'x-api-key': 'right' };
const OLD = { ...KEY, 'anthropic-version': '2023-06-01' };
const NEW = { authorization: 'Bearer right', 'anthropic-version': '2026-10-21' };

const CASES: Case[] = [
  {
    rule: 'api-key-given',
    body: ask(user),
    headers: {},
    status: 401,
    type: 'authentication_error',
    message: 'x-api-key header is required',
  },
  {
    rule: 'api-key-right',
    body: ask(user),
    headers: { ...OLD, 'x-api-key': 'no' },
    status: 401,
    type: 'authentication_error',
    message: 'invalid x-api-key',
  },
  {
    rule: 'api-key-right',
    body: ask(user),
    headers: { ...NEW, authorization: 'Bearer no' },
    status: 401,
    type: 'authentication_error',
    message: 'invalid x-api-key',
  },
  { rule: 'version-given', body: ask(user), headers: KEY, message: 'anthropic-version: header is required' },
  {
    rule: 'version-known',
    body: ask(user),
    headers: { ...KEY, 'anthropic-version': '2020' },
    message: '"2020" is not a valid version',
  },
  { rule: 'body-is-json-object', body: '{', message: 'The request body is not valid JSON' },
  {
    rule: 'model-exists',
    body: { ...ask(user), model: 'clod' },
    status: 404,
    type: 'not_found_error',
    message: 'model: clod',
  },
  { rule: 'model-given', body: { max_tokens: 5, messages: [user] }, message: 'model: Field required' },
  {
    rule: 'sampling-removed',
    body: { ...ask(user), temperature: 1 },
    headers: NEW,
    message: 'temperature: Extra inputs are not permitted',
  },
  {
    rule: 'sampling-removed',
    body: { ...ask(user), top_k: 1 },
    headers: NEW,
    message: 'top_k: Extra inputs are not permitted',
  },
  {
    rule: 'known-fields',
    body: { ...ask(user), max_completion_tokens: 1 },
    message: 'max_completion_tokens: Extra inputs are not permitted',
  },
  { rule: 'max-tokens', body: { model: 'claude', messages: [user] }, message: 'max_tokens: Field required' },
  {
    rule: 'max-tokens',
    body: { ...ask(user), max_tokens: 0 },
    message: 'max_tokens: must be greater than or equal to 1',
  },
  {
    rule: 'max-tokens',
    body: { ...ask(user), max_tokens: '9' },
    message: 'max_tokens: Input should be a valid integer',
  },
  {
    rule: 'stream-flag',
    body: { ...ask(user), stream: 1 },
    message: 'stream: Input should be a valid boolean',
  },
  {
    rule: 'system',
    body: { ...ask(user), system: 5 },
    message: 'system: Input should be a valid string or list',
  },
  {
    rule: 'system',
    body: { ...ask(user), system: [text('')] },
    message: 'system: text content blocks must be non-empty',
  },
  {
    rule: 'system',
    body: { ...ask(user), system: [document] },
    message: "system.0.type: Input should be 'text'",
  },
  { rule: 'messages-list', body: { model: 'claude', max_tokens: 5 }, message: 'messages: Field required' },
  { rule: 'messages-list', body: ask(), message: 'messages: at least one message is required' },
  {
    rule: 'messages-list',
    body: { ...ask(), messages: 'hi' },
    message: 'messages: Input should be a valid list',
  },
  {
    rule: 'tool-shape',
    body: { ...ask(user), tools: [tool(), { name: 'g' }] },
    message: 'tools.1.custom.input_schema: Field required',
  },
  {
    rule: 'tool-shape',
    body: { ...ask(user), tools: [tool({ input_schema: { properties: {} } })] },
    message: 'tools.0.custom.input_schema.type: Field required',
  },
  {
    rule: 'tool-shape',
    body: { ...ask(user), tools: [tool({ input_schema: { type: 'array' } })] },
    message: "tools.0.custom.input_schema.type: Input should be 'object'",
  },
  {
    rule: 'tool-shape',
    body: { ...ask(user), tools: [tool({ input_schema: { type: 'object', anyOf: [] } })] },
    message: 'does not support oneOf, allOf, or anyOf at the top level',
  },
  {
    rule: 'tool-shape',
    body: { ...ask(user), tools: [tool({ name: 'a.b' })] },
    message: 'tools.0.custom.name: String should match pattern',
  },
  {
    rule: 'tool-names-unique',
    body: { ...ask(user), tools: [tool(), tool()] },
    message: 'tools: Tool names must be unique.',
  },
  {
    rule: 'tool-choice',
    body: { ...ask(user), tool_choice: { type: 'auto' } },
    message: 'may only be specified while providing tools',
  },
  {
    rule: 'tool-choice',
    body: { ...ask(user), tools: [tool()], tool_choice: { type: 'required' } },
    message: "tool_choice: Input tag 'required'",
  },
  {
    rule: 'tool-choice',
    body: { ...ask(user), tools: [tool()], tool_choice: { type: 'tool', name: 'g' } },
    message: "Tool 'g' not found in provided tools",
  },
  {
    rule: 'message-role',
    body: ask({ role: 'tool', content: 'x' }),
    message: 'messages: Unexpected role "tool"',
  },
  { rule: 'message-role', body: ask({ content: 'x' }), message: 'messages.0.role: Field required' },
  { rule: 'content-shape', body: ask({ role: 'user' }), message: 'messages.0.content: Field required' },
  {
    rule: 'content-shape',
    body: ask({ role: 'user', content: null }),
    message: 'messages.0.content: Input should be a valid list',
  },
  {
    rule: 'content-shape',
    body: ask(block('user', { type: 'image_url' })),
    message:
      "messages.0.content.0: Input tag 'image_url' found using 'type' does not match any of the expected tags: 'text', 'image'",
  },
  {
    rule: 'content-not-empty',
    body: ask({ role: 'user', content: '' }),
    message:
      'messages.0: all messages must have non-empty content except for the optional final assistant message',
  },
  {
    rule: 'content-not-empty',
    body: ask(user, block('assistant'), user),
    message: 'messages.1: all messages must have non-empty content',
  },
  {
    rule: 'text-not-blank',
    body: ask(block('user', text('a'), text(''))),
    message: 'messages: text content blocks must be non-empty',
  },
  {
    rule: 'text-not-blank',
    body: ask(user, block('assistant', text(' \n')), user),
    message: 'messages: text content blocks must contain non-whitespace text',
  },
  {
    rule: 'text-not-blank',
    body: ask({ role: 'user', content: '  ' }),
    message: 'messages: text content blocks must contain non-whitespace text',
  },
  {
    rule: 'no-assistant-documents',
    body: ask(user, block('assistant', document), user),
    headers: NEW,
    message: 'messages.1.content.0',
  },
  {
    rule: 'no-user-citations',
    body: ask(block('user', { ...text('a'), citations: [{}] })),
    headers: NEW,
    message: 'messages.0.content.0.text.citations',
  },
  {
    rule: 'tool-use-shape',
    body: ask(user, block('assistant', use('a:b')), block('user', result('a:b'))),
    message: "messages.1.content.0.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'",
  },
  {
    rule: 'tool-use-shape',
    body: ask(user, block('assistant', use('')), block('user', result(''))),
    message: 'messages.1.content.0.tool_use.id: String should match pattern',
  },
  {
    rule: 'tool-use-shape',
    body: ask(user, block('assistant', use('a', { input: '{}' })), block('user', result('a'))),
    message: 'messages.1.content.0.tool_use.input: Input should be a valid dictionary',
  },
  {
    rule: 'tool-use-shape',
    body: ask(user, block('assistant', { type: 'tool_use', id: 'a', name: 'f' }), block('user', result('a'))),
    message: 'messages.1.content.0.tool_use.input: Field required',
  },
  {
    rule: 'tool-result-shape',
    body: ask(user, block('assistant', use('a')), block('user', result('a:'))),
    message: 'messages.2.content.0.tool_result.tool_use_id: String should match pattern',
  },
  {
    rule: 'tool-result-shape',
    body: ask(user, block('assistant', use('a')), block('user', { ...result('a'), content: {} })),
    message: 'messages.2.content.0.tool_result.content',
  },
  {
    rule: 'tool-use-in-assistant',
    body: ask(block('user', use('a'))),
    message: '`tool_use` blocks can only be in `assistant` messages',
  },
  {
    rule: 'tool-use-in-assistant',
    body: ask(user, block('assistant', result('a')), user),
    message: '`tool_result` blocks can only be in `user` messages',
  },
  {
    rule: 'tool-use-ids-unique',
    body: ask(
      user,
      block('assistant', use('a')),
      block('user', result('a')),
      block('assistant', text('x'), use('a')),
      block('user', result('a')),
    ),
    message: 'messages.3.content.1: `tool_use` ids must be unique',
  },
  {
    rule: 'tool-results-have-uses',
    body: ask(block('user', result('a'))),
    message:
      'messages.0.content.0: unexpected `tool_use_id` found in `tool_result` blocks: a. Each `tool_result` block must have a corresponding `tool_use` block in the previous message.',
  },
  {
    rule: 'tool-results-have-uses',
    body: ask(user, block('assistant', use('a')), block('user', result('a'), result('b'))),
    message: 'messages.2.content.1: unexpected `tool_use_id`',
  },
  {
    rule: 'tool-uses-have-results',
    body: ask(user, block('assistant', use('a'), use('b')), block('user', result('a'))),
    message: 'messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: b.',
  },
  {
    rule: 'tool-uses-have-results',
    body: ask(user, block('assistant', use('a')), block('user', text('wait'), result('a'))),
    message:
      '`tool_use` ids were found without `tool_result` blocks immediately after: a. Each `tool_use` block must have a corresponding `tool_result` block in the next message.',
  },
  {
    rule: 'tool-uses-have-results',
    body: ask(user, block('assistant', use('a'))),
    message: '`tool_use` ids were found without',
  },
  {
    rule: 'tool-use-answered-once',
    body: ask(user, block('assistant', use('a')), block('user', result('a'), result('a'))),
    message: 'each tool_use must have a single result. Found multiple `tool_result` blocks with id: a',
  },
  {
    rule: 'ends-on-user',
    body: ask(user, { role: 'assistant', content: 'And' }),
    message:
      'This model does not support assistant message prefill. The conversation must end with a user message.',
  },
];

test.each(CASES)(
  '$rule: $message',
  async ({ rule, body, message, status = 400, type = 'invalid_request_error', headers = OLD }) => {
    simulator.clear();
    const answer = await post(`${simulator.baseUrl('anthropic')}/v1/messages`, body, headers);
    expect(JSON.parse(answer.text)).toEqual({
      type: 'error',
      error: { type, message: expect.stringContaining(message) as string },
      request_id: answer.headers.get('request-id'),
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-should-retry')).toBe('false');
    expect(await simulator.requests()).toMatchObject([
      { outcome: 'refused-invalid', status, violation: { rule } },
    ]);
  },
);

test('every rule has a case and a page of documentation', () => {
  const rules = [...anthropic.admission, ...anthropicMessages.rules];
  expect(rules.map(({ rule }) => rule).filter((name) => !CASES.some(({ rule }) => rule === name))).toEqual(
    [],
  );
  expect(rules.every(({ docs }) => URL.canParse(docs))).toBe(true);
});

test.each([
  ['sampling on the old version', { ...ask(user), temperature: 0.5, top_p: 1, top_k: 1 }, OLD],
  [
    'calls over two assistant messages, results in one',
    ask(
      user,
      block('assistant', use('a')),
      block('assistant', use('b')),
      block('user', result('a'), result('b'), text('go on')),
    ),
    NEW,
  ],
  [
    'results over two user messages',
    ask(user, block('assistant', use('a'), use('b')), block('user', result('b')), block('user', result('a'))),
    NEW,
  ],
  ['a system message beside a user turn', ask(user, { role: 'system', content: 'Be brief.' }), NEW],
  ['a system prompt of blocks', { ...ask(user), system: [text('Be brief.')] }, NEW],
  [
    'calls in the history without tools',
    ask(user, block('assistant', use('a')), block('user', result('a'))),
    NEW,
  ],
])('accepts %s', async (_, body, headers) => {
  const answer = await post(`${simulator.baseUrl('anthropic')}/v1/messages`, body, headers);
  expect(answer).toMatchObject({ status: 200 });
});
