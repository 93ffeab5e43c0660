import { afterAll, beforeAll, expect, test } from 'vitest';
import { openaiChat } from '../../simulator/dialects/openai-chat/dialect.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { openai } from '../../simulator/vendors/openai.ts';
import { post } from './clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    providers: [{ name: 'openai', dialect: 'openai', models: ['gpt'], apiKey: 'right' }],
  });
});
afterAll(() => simulator.stop());

const user = { role: 'user', content: 'hi' };
const fn = { type: 'function', function: { name: 'f', parameters: { type: 'object' } } };
const call = (id: unknown, more: object = {}) => ({
  role: 'assistant',
  content: null,
  tool_calls: [{ id, type: 'function', function: { name: 'f', arguments: '{}', ...more } }],
});
const result = (id: string) => ({ role: 'tool', tool_call_id: id, content: 'ok' });
const chat = (...messages: unknown[]) => ({ model: 'gpt', messages });
const long = 'x'.repeat(65);

interface Case {
  readonly rule: string;
  readonly body: unknown;
  readonly message: string;
  readonly status?: number;
  readonly param?: string;
  readonly code?: string;
  readonly key?: string | null;
}

const CASES: Case[] = [
  {
    rule: 'api-key-given',
    body: chat(user),
    key: null,
    status: 401,
    message: "You didn't provide an API key",
  },
  {
    rule: 'api-key-right',
    body: chat(user),
    key: 'wrong',
    status: 401,
    code: 'invalid_api_key',
    message: 'Incorrect API key provided',
  },
  {
    rule: 'body-is-json-object',
    body: '{"model":',
    message: 'We could not parse the JSON body of your request.',
  },
  { rule: 'body-is-json-object', body: '[]', message: 'We could not parse the JSON body of your request.' },
  {
    rule: 'model-exists',
    body: { model: 'gpt-0', messages: [user] },
    status: 404,
    code: 'model_not_found',
    message: 'The model `gpt-0` does not exist or you do not have access to it.',
  },
  { rule: 'model-given', body: { messages: [user] }, message: 'you must provide a model parameter' },
  {
    rule: 'known-fields',
    body: { ...chat(user), max_output: 1 },
    message: 'Unrecognized request argument supplied: max_output',
  },
  {
    rule: 'messages-list',
    body: { model: 'gpt' },
    param: 'messages',
    code: 'missing_required_parameter',
    message: "Missing required parameter: 'messages'.",
  },
  {
    rule: 'messages-list',
    body: { model: 'gpt', messages: 'hi' },
    param: 'messages',
    code: 'invalid_type',
    message: "Invalid type for 'messages': expected an array of objects, but got a string instead.",
  },
  {
    rule: 'messages-list',
    body: chat(),
    param: 'messages',
    code: 'empty_array',
    message: "Invalid 'messages': empty array.",
  },
  {
    rule: 'token-limits',
    body: { ...chat(user), max_tokens: 0 },
    param: 'max_tokens',
    code: 'integer_below_min_value',
    message: 'Expected a value >= 1, but got 0 instead.',
  },
  {
    rule: 'token-limits',
    body: { ...chat(user), max_completion_tokens: '5' },
    param: 'max_completion_tokens',
    code: 'invalid_type',
    message: 'expected an integer, but got a string',
  },
  {
    rule: 'one-token-limit',
    body: { ...chat(user), max_tokens: 5, max_completion_tokens: 5 },
    param: 'max_tokens',
    code: 'invalid_parameter_combination',
    message: 'at the same time is not supported',
  },
  {
    rule: 'stream-flag',
    body: { ...chat(user), stream: 'yes' },
    param: 'stream',
    code: 'invalid_type',
    message: 'expected a boolean',
  },
  {
    rule: 'stream-options-need-stream',
    body: { ...chat(user), stream_options: {} },
    param: 'stream_options',
    message: "only allowed when 'stream' is enabled",
  },
  {
    rule: 'tools-list',
    body: { ...chat(user), tools: [] },
    param: 'tools',
    code: 'empty_array',
    message: "Invalid 'tools': empty array.",
  },
  {
    rule: 'tools-list',
    body: { ...chat(user), tools: {} },
    param: 'tools',
    code: 'invalid_type',
    message: 'expected an array of objects',
  },
  {
    rule: 'tool-shape',
    body: { ...chat(user), tools: [{ type: 'fn' }] },
    param: 'tools[0].type',
    code: 'invalid_value',
    message: "Invalid value: 'fn'.",
  },
  {
    rule: 'tool-shape',
    body: { ...chat(user), tools: [{ type: 'function', name: 'f' }] },
    param: 'tools[0].function',
    code: 'missing_required_parameter',
    message: 'Missing required parameter',
  },
  {
    rule: 'tool-shape',
    body: { ...chat(user), tools: [fn, { type: 'function', function: { name: 'a.b' } }] },
    param: 'tools[1].function.name',
    code: 'invalid_value',
    message: 'string does not match pattern',
  },
  {
    rule: 'tool-shape',
    body: { ...chat(user), tools: [{ type: 'function', function: { name: long } }] },
    param: 'tools[0].function.name',
    code: 'string_above_max_length',
    message: 'maximum length 64, but got a string with length 65',
  },
  {
    rule: 'tool-schema',
    body: {
      ...chat(user),
      tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'string' } } }],
    },
    param: 'tools[0].function.parameters',
    code: 'invalid_function_parameters',
    message: `Invalid schema for function 'f': schema must be a JSON Schema of 'type: "object"', got 'type: "string"'.`,
  },
  {
    rule: 'tool-schema',
    body: { ...chat(user), tools: [{ type: 'function', function: { name: 'f', parameters: [] } }] },
    param: 'tools[0].function.parameters',
    code: 'invalid_type',
    message: 'expected an object, but got an array',
  },
  {
    rule: 'tool-choice-needs-tools',
    body: { ...chat(user), tool_choice: 'auto' },
    param: 'tool_choice',
    message: "'tool_choice' is only allowed when 'tools' are specified.",
  },
  {
    rule: 'tool-choice-known',
    body: { ...chat(user), tools: [fn], tool_choice: 'any' },
    param: 'tool_choice',
    code: 'invalid_value',
    message: "Invalid value: 'any'.",
  },
  {
    rule: 'tool-choice-known',
    body: { ...chat(user), tools: [fn], tool_choice: { type: 'function', function: { name: 'g' } } },
    param: 'tool_choice',
    message: "not found in 'tools'",
  },
  {
    rule: 'message-role',
    body: chat({ role: 'robot', content: 'x' }),
    param: 'messages[0].role',
    code: 'invalid_value',
    message:
      "Invalid value: 'robot'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.",
  },
  {
    rule: 'message-role',
    body: chat(user, { content: 'x' }),
    param: 'messages[1].role',
    code: 'missing_required_parameter',
    message: "Missing required parameter: 'messages[1].role'.",
  },
  {
    rule: 'message-role',
    body: chat('hi'),
    param: 'messages[0]',
    code: 'invalid_type',
    message: 'expected an object',
  },
  {
    rule: 'message-content',
    body: chat({ role: 'user', content: null }),
    param: 'messages.[0].content',
    message: "Invalid value for 'content': expected a string, got null.",
  },
  {
    rule: 'message-content',
    body: chat(user, { role: 'assistant' }),
    param: 'messages.[1].content',
    message: "Invalid value for 'content': expected a string, got null.",
  },
  {
    rule: 'message-content',
    body: chat({ role: 'user', content: 5 }),
    param: 'messages[0].content',
    code: 'invalid_type',
    message: 'but got an integer instead',
  },
  {
    rule: 'message-content',
    body: chat({ role: 'user', content: [] }),
    param: 'messages[0].content',
    code: 'empty_array',
    message: 'empty array',
  },
  {
    rule: 'content-part-type',
    body: chat({ role: 'user', content: [{ type: 'tool_result' }] }),
    param: 'messages[0].content[0].type',
    code: 'invalid_value',
    message:
      "Invalid value: 'tool_result'. Supported values are: 'text', 'image_url', 'input_audio', and 'file'.",
  },
  {
    rule: 'content-part-type',
    body: chat({ role: 'user', content: [{ type: 'text' }] }),
    param: 'messages[0].content[0].text',
    code: 'missing_required_parameter',
    message: 'Missing required parameter',
  },
  {
    rule: 'content-part-type',
    body: chat(user, call('c'), {
      role: 'tool',
      tool_call_id: 'c',
      content: [{ type: 'image_url', image_url: { url: 'data:' } }],
    }),
    param: 'messages[2]',
    code: 'invalid_value',
    message:
      "Image URLs are only allowed for messages with role 'user', but this message with role 'tool' contains an image URL.",
  },
  {
    rule: 'tool-call-shape',
    body: chat(user, call('')),
    param: 'messages[1].tool_calls[0].id',
    code: 'empty_string',
    message: 'empty string',
  },
  {
    rule: 'tool-call-shape',
    body: chat(user, call(long), result(long)),
    param: 'messages[1].tool_calls[0].id',
    code: 'string_above_max_length',
    message: "Invalid 'messages[1].tool_calls[0].id': string too long.",
  },
  {
    rule: 'tool-call-shape',
    body: chat(user, call('c', { arguments: {} }), result('c')),
    param: 'messages[1].tool_calls[0].function.arguments',
    code: 'invalid_type',
    message: 'expected a string, but got an object instead',
  },
  {
    rule: 'tool-call-shape',
    body: chat(user, call('c', { name: 'a/b' }), result('c')),
    param: 'messages[1].tool_calls[0].function.name',
    code: 'invalid_value',
    message: "'^[a-zA-Z0-9_-]+$'",
  },
  {
    rule: 'tool-call-shape',
    body: chat(user, { role: 'assistant', content: 'x', tool_calls: [] }),
    param: 'messages[1].tool_calls',
    code: 'empty_array',
    message: 'empty array',
  },
  {
    rule: 'tool-call-id-given',
    body: chat(user, call('c'), { role: 'tool', content: 'ok' }),
    param: 'messages[2].tool_call_id',
    code: 'missing_required_parameter',
    message: 'Missing required parameter',
  },
  {
    rule: 'tool-call-ids-unique',
    body: chat(
      user,
      { ...call('c'), tool_calls: [...call('c').tool_calls, ...call('c').tool_calls] },
      result('c'),
    ),
    param: 'messages[1].tool_calls[1].id',
    code: 'invalid_value',
    message: "duplicate tool call id 'c'",
  },
  {
    rule: 'tool-message-follows-calls',
    body: chat(user, result('c')),
    param: 'messages.[1].role',
    message:
      "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
  },
  {
    rule: 'tool-message-follows-calls',
    body: chat(user, call('c'), result('c'), user, result('c')),
    param: 'messages.[4].role',
    message: "must be a response to a preceeding message with 'tool_calls'.",
  },
  {
    rule: 'tool-message-follows-calls',
    body: chat(user, call('c'), result('d')),
    param: 'messages.[2].tool_call_id',
    message: "'tool_call_id' of 'd' not found in 'tool_calls' of previous message.",
  },
  {
    rule: 'tool-calls-answered',
    body: chat(user, call('c')),
    param: 'messages.[2].role',
    message:
      "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: c",
  },
  {
    rule: 'tool-calls-answered',
    body: chat(user, call('c'), user),
    param: 'messages.[2].role',
    message: 'did not have response messages: c',
  },
  {
    rule: 'tool-call-answered-once',
    body: chat(user, call('c'), result('c'), result('c')),
    param: 'messages.[3].tool_call_id',
    message: "Duplicate value for 'tool_call_id' of 'c'",
  },
];

test.each(CASES)(
  '$rule: $message',
  async ({ rule, body, message, status = 400, param, code, key = 'right' }) => {
    simulator.clear();
    const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
    const answer = await post(`${simulator.baseUrl('openai')}/chat/completions`, body, headers);
    expect(JSON.parse(answer.text)).toEqual({
      error: {
        message: expect.stringContaining(message) as string,
        type: 'invalid_request_error',
        param: param ?? null,
        code: code ?? null,
      },
    });
    expect(answer.status).toBe(status);
    expect(await simulator.requests()).toMatchObject([
      { outcome: 'refused-invalid', status, violation: { rule } },
    ]);
  },
);

test('every rule has a case and a page of documentation', () => {
  const rules = [...openai.admission, ...openaiChat.rules];
  expect(rules.map(({ rule }) => rule).filter((name) => !CASES.some(({ rule }) => rule === name))).toEqual(
    [],
  );
  expect(rules.every(({ docs }) => URL.canParse(docs))).toBe(true);
});

test.each([
  [
    'system and developer messages anywhere',
    chat({ role: 'developer', content: 'd' }, user, { role: 'system', content: 's' }),
  ],
  [
    'calls without content, with an empty one, and with text',
    chat(user, { ...call('c'), content: '' }, result('c'), { ...call('d'), content: 'x' }, result('d')),
  ],
  [
    'several results in any order',
    chat(
      user,
      { ...call('c'), tool_calls: [...call('c').tool_calls, ...call('d').tool_calls] },
      result('d'),
      result('c'),
    ),
  ],
  ['one id in different turns', chat(user, call('c'), result('c'), call('c'), result('c'))],
  ['an id of 64 characters', chat(user, call('y'.repeat(64)), result('y'.repeat(64)))],
  ['a conversation that ends on the assistant', chat(user, { role: 'assistant', content: 'x' })],
  [
    'an image of the user',
    chat({ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://e.x/i.png' } }] }),
  ],
])('accepts %s', async (_, body) => {
  const answer = await post(`${simulator.baseUrl('openai')}/chat/completions`, body, {
    authorization: 'Bearer right',
  });
  expect(answer).toMatchObject({ status: 200 });
});

test('another path or method is a 404', async () => {
  const answer = await post(`${simulator.baseUrl('openai')}/embeddings`, chat(user), {
    authorization: 'Bearer right',
  });
  expect(answer.status).toBe(404);
  expect(answer.text).toContain('Invalid URL (POST /v1/embeddings)');
});
