import { afterAll, beforeAll, expect, test } from 'vitest';
import { openaiResponses } from '../../simulator/dialects/openai-responses/dialect.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { post } from './clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    providers: [{ name: 'openai', dialect: 'openai', models: ['gpt'] }],
  });
});
afterAll(() => simulator.stop());

const user = { role: 'user', content: 'hi' };
const said = { role: 'assistant', content: 'yes' };
const call = (id: unknown, more: object = {}) => ({
  type: 'function_call',
  call_id: id,
  name: 'f',
  arguments: '{}',
  ...more,
});
const output = (id: string) => ({ type: 'function_call_output', call_id: id, output: 'ok' });
const reasoning = { type: 'reasoning', id: 'rs_1', summary: [] };
const of = (...input: unknown[]) => ({ model: 'gpt', input });
const hi = { model: 'gpt', input: 'hi' };
const tool = (more: object = {}) => ({ ...hi, tools: [{ type: 'function', name: 'f', ...more }] });
const format = (more: object) => ({ ...hi, text: { format: more } });
const open = { type: 'object', properties: { a: { type: 'string' } } };

type Case = [rule: string, body: object, message: string, code?: string | null, status?: number];

const CASES: Case[] = [
  [
    'model-exists',
    { ...hi, model: 'gpt-0' },
    "The requested model 'gpt-0' does not exist.",
    'model_not_found',
  ],
  ['model-given', { input: 'hi' }, "Missing required parameter: 'model'.", 'missing_required_parameter'],
  ['fields-not-moved', { ...hi, response_format: {} }, "has moved to 'text.format'", 'unsupported_parameter'],
  ['fields-not-moved', { model: 'gpt', messages: [user] }, "has moved to 'input'", 'unsupported_parameter'],
  ['known-fields', { ...hi, x: 1 }, "Unknown parameter: 'x'.", 'unknown_parameter'],
  ['known-fields', { ...hi, previous_response_id: 'r' }, "'previous_response_id'", 'unknown_parameter'],
  ['known-fields', { ...hi, conversation: 'c' }, "'conversation'", 'unknown_parameter'],
  ['input-given', { model: 'gpt' }, "Missing required parameter: 'input'.", 'missing_required_parameter'],
  ['input-given', { ...hi, input: 5 }, "Invalid type for 'input'", 'invalid_type'],
  ['input-given', of(), "Invalid 'input': empty array.", 'empty_array'],
  ['flags', { ...hi, stream: 'yes' }, 'expected a boolean', 'invalid_type'],
  ['instructions-text', { ...hi, instructions: [] }, "Invalid type for 'instructions'", 'invalid_type'],
  ['include-known', { ...hi, include: ['all'] }, "Invalid value: 'all'.", 'invalid_value'],
  ['max-output-tokens', { ...hi, max_output_tokens: 15 }, '>= 16, but got 15', 'integer_below_min_value'],
  ['reasoning-effort', { ...hi, reasoning: { effort: 'huge' } }, "Invalid value: 'huge'.", 'invalid_value'],
  ['temperature-range', { ...hi, temperature: 2.5 }, '<= 2, but got 2.5', 'decimal_above_max_value'],
  ['temperature-range', { ...hi, temperature: -1 }, '>= 0, but got -1', 'decimal_below_min_value'],
  [
    'no-sampling-with-reasoning',
    { ...hi, temperature: 1, reasoning: { effort: 'low' } },
    "Unsupported parameter: 'temperature' is not supported with this model.",
    null,
  ],
  ['text-format', format({ type: 'xml' }), "Invalid value: 'xml'.", 'invalid_value'],
  [
    'text-format',
    format({ type: 'json_schema', schema: {} }),
    "'text.format.name'",
    'missing_required_parameter',
  ],
  [
    'text-format',
    format({ type: 'json_schema', json_schema: {}, name: 'n' }),
    "'text.format.schema'",
    'missing_required_parameter',
  ],
  [
    'text-format',
    format({ type: 'json_schema', name: 'n', schema: open, strict: true }),
    "Invalid schema for response_format 'n': In context=(), 'additionalProperties'",
    'invalid_json_schema',
  ],
  ['tool-shape', { ...hi, tools: [{ type: 'magic' }] }, "Invalid value: 'magic'.", 'invalid_value'],
  [
    'tool-shape',
    { ...hi, tools: [{ type: 'function', function: { name: 'f' } }] },
    "Missing required parameter: 'tools[0].name'.",
    'missing_required_parameter',
  ],
  ['tool-shape', tool({ name: 'a.b' }), 'string does not match pattern', 'invalid_value'],
  ['tool-shape', tool({ name: 'x'.repeat(65) }), 'string too long', 'string_above_max_length'],
  ['tool-schema', tool({ parameters: {} }), "got 'type: None'", 'invalid_function_parameters'],
  [
    'tool-schema',
    tool({ strict: true, parameters: { ...open, additionalProperties: false } }),
    "Invalid schema for function 'f': In context=(), 'required' is required to be supplied and to be an array including every key in properties. Missing 'a'.",
    'invalid_function_parameters',
  ],
  [
    'tool-schema',
    tool({
      strict: true,
      parameters: { type: 'object', additionalProperties: false, required: ['b'], properties: { b: open } },
    }),
    "In context=('properties', 'b'), 'additionalProperties' is required to be supplied and to be false.",
    'invalid_function_parameters',
  ],
  ['tool-choice-known', { ...hi, tool_choice: 'any' }, "Invalid value: 'any'.", 'invalid_value'],
  [
    'tool-choice-known',
    { ...tool(), tool_choice: { type: 'function', name: 'g' } },
    "not found in 'tools'",
    null,
  ],
  ['item-type', of({ type: 'tool_result' }), "Invalid value: 'tool_result'.", 'invalid_value'],
  ['item-type', of('hi'), "Invalid type for 'input[0]'", 'invalid_type'],
  [
    'item-fields',
    of({ ...said, tool_calls: [] }),
    "Unknown parameter: 'input[0].tool_calls'.",
    'unknown_parameter',
  ],
  [
    'item-id-prefix',
    of(user, call('call_1', { id: 'call_1' }), output('call_1')),
    "Invalid 'input[1].id': 'call_1'. Expected an ID that begins with 'fc'.",
    'invalid_value',
  ],
  ['item-id-prefix', of({ ...said, id: 'x' }), "begins with 'msg'.", 'invalid_value'],
  ['item-id-prefix', of({ ...reasoning, id: 'x' }, said), "begins with 'rs'.", 'invalid_value'],
  [
    'item-ids-unique',
    of({ ...said, id: 'msg_1' }, user, { ...said, id: 'msg_1' }),
    'Duplicate item found with id msg_1.',
    null,
  ],
  ['message-role', of({ ...user, role: 'tool' }), "Invalid value: 'tool'.", 'invalid_value'],
  ['message-content', of({ role: 'user' }), "'input[0].content'", 'missing_required_parameter'],
  [
    'message-content',
    of({ role: 'assistant', content: [{ type: 'input_text', text: 'x' }] }),
    "Invalid value: 'input_text'.",
    'invalid_value',
  ],
  ['call-id', of(user, call('')), "Invalid 'input[1].call_id': empty string.", 'empty_string'],
  ['call-id', of(user, call('x'.repeat(65))), 'maximum length 64', 'string_above_max_length'],
  [
    'call-shape',
    of(user, call('c', { arguments: {} })),
    "Invalid type for 'input[1].arguments'",
    'invalid_type',
  ],
  ['call-output', of(user, call('c'), { ...output('c'), output: 5 }), "'input[2].output'", 'invalid_type'],
  [
    'output-answers-call',
    of(user, output('c')),
    'No tool call found for function call output with call_id c.',
    null,
  ],
  ['calls-answered', of(user, call('c')), 'No tool output found for function call c.', null],
  [
    'calls-answered',
    of(user, call('c'), user, said, output('c')),
    'No tool output found for function call c.',
    null,
  ],
  [
    'reasoning-followed',
    of(user, reasoning, user),
    "Item 'rs_1' of type 'reasoning' was provided without its required following item.",
    null,
  ],
  [
    'reasoning-not-stored',
    { ...of(user, reasoning, said), store: false },
    "Item with id 'rs_1' not found.",
    null,
    404,
  ],
  [
    'encrypted-content',
    of(user, { ...reasoning, encrypted_content: 'gAAAnonsense' }, said),
    'The encrypted content gAAA...ense could not be verified.',
    'invalid_encrypted_content',
  ],
];

const send = (body: object) =>
  post(`${simulator.baseUrl('openai')}/responses`, body, { authorization: 'Bearer any' });

test.each<Case>(CASES)('%s: %j', async (rule, body, message, code = null, status = 400) => {
  simulator.clear();
  const answer = await send(body);
  expect(JSON.parse(answer.text)).toMatchObject({
    error: { message: expect.stringContaining(message) as string, type: 'invalid_request_error', code },
  });
  expect(answer.status).toBe(status);
  expect(await simulator.requests()).toMatchObject([{ outcome: 'refused-invalid', violation: { rule } }]);
});

test('every rule has a case and a page of documentation', () => {
  const { rules } = openaiResponses;
  expect(rules.map(({ rule }) => rule).filter((name) => !CASES.some(([rule]) => rule === name))).toEqual([]);
  expect(rules.every(({ docs }) => URL.canParse(docs))).toBe(true);
});

test.each([
  [
    'a developer message and parts',
    of({ role: 'developer', content: [{ type: 'input_text', text: 'd' }] }, user),
  ],
  [
    'text and calls in one turn, outputs in any order',
    of(user, said, call('c'), call('d'), output('d'), output('c')),
  ],
  ['a message between call and output', of(user, call('c'), user, output('c'))],
  ['one call id in different turns', of(user, call('c'), output('c'), call('c'), output('c'))],
  ['an unstored reasoning item without content', of(user, reasoning, said, user)],
  ['temperature without reasoning', { ...hi, temperature: 2, reasoning: { effort: 'none' } }],
  ['a schema that is not strict', tool({ parameters: open, strict: false })],
])('accepts %s', async (_, body) => {
  expect(await send(body)).toMatchObject({ status: 200 });
});
