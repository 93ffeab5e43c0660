import { expect, test } from 'vitest';
import { constantFrom, assert, jsonValue, property, record } from 'fast-check';
import { formatOf } from '../../domain/wire/formats.ts';

const format = formatOf('openai.responses');
const base = { model: 'gpt-5.6-sol' };
const user = { role: 'user', content: 'hi' };
const call = { type: 'function_call', call_id: 'a', name: 'look', arguments: '{}' };
const output = { type: 'function_call_output', call_id: 'a', output: 'ok' };
const of = (...input: readonly unknown[]) => ({ ...base, input });
const tool = (given: object) => ({ ...of(user), tools: [given] });
const saying = (part: object) => of({ role: 'user', content: [part] });

test.each<readonly [string, unknown, string, RegExp]>([
  ['no object', [], '', /no JSON object/],
  ['no model', { input: 'hi' }, 'model', /missing/],
  ['no input', base, 'input', /missing/],
  ['an input of a wrong type', { ...base, input: 5 }, 'input', /string or a list/],
  ['an empty input', of(), 'input', /is empty/],
  ['an item that is none', of(user, 5), 'input[1]', /expected an object/],
  ['an unknown role', of({ role: 'tool', content: 'x' }), 'input[0].role', /one of/],
  ['an item without a type', of(user, {}), 'input[1].type', /missing/],
  ['content of a wrong type', of({ role: 'user', content: 5 }), 'input[0].content', /string or a list/],
  ['an unknown part', saying({ type: 'input_audio' }), 'input[0].content[0].type', /one of input_text/],
  [
    'a part’s field that is none',
    saying({ type: 'input_text', text: 'x', colour: 1 }),
    'input[0].content[0].colour',
    /can’t be carried/,
  ],
  ['an image without one', saying({ type: 'input_image' }), 'input[0].content[0].image_url', /missing/],
  [
    'an image that is no address',
    saying({ type: 'input_image', image_url: 'me.png' }),
    'input[0].content[0].image_url',
    /neither an http address nor a data URL/,
  ],
  [
    'a file that is no data URL',
    saying({ type: 'input_file', file_data: 'JVBERg==' }),
    'input[0].content[0].file_data',
    /no data URL/,
  ],
  [
    'an image said by the author',
    of({ role: 'developer', content: [{ type: 'input_image', image_url: 'https://a.example' }] }, user),
    'input[0].content[0]',
    /only text/,
  ],
  [
    'words of a model that are none',
    of(user, { role: 'assistant', content: [{ type: 'input_text', text: 'x' }] }, user),
    'input[1].content[0].type',
    /one of output_text, refusal/,
  ],
  ['a call without its arguments', of(user, { ...call, arguments: null }), 'input[1].arguments', /missing/],
  ['a result without its call', of(user, output), 'input[1]', /answers no call/],
  ['a call without its result', of(user, call, user), 'input[2]', /has no result/],
  ['a call answered twice', of(user, call, output, output), 'input[3]', /answered twice/],
  ['a blank message', of({ role: 'user', content: ' ' }), 'input[0]', /blank/],
  [
    'an item by its reference',
    of({ type: 'item_reference', id: 'rs_1' }),
    'input[0].type',
    /send the item itself/,
  ],
  ['an item by its id alone', of({ id: 'rs_1' }), 'input[0].type', /send the item itself/],
  [
    'a response at the vendor',
    { ...of(user), previous_response_id: 'r' },
    'previous_response_id',
    /send the items/,
  ],
  [
    'a conversation at the vendor',
    { ...of(user), conversation: { id: 'c' } },
    'conversation',
    /send the items/,
  ],
  ['a template at the vendor', { ...of(user), prompt: { id: 'p' } }, 'prompt', /send the text/],
  ['an answer in the background', { ...of(user), background: true }, 'background', /runs are durable/],
  ['a tool of the vendor’s own form', tool({ type: 'apply_patch' }), 'tools[0].type', /offer a function/],
  [
    'a shell of the caller’s',
    tool({ type: 'shell', environment: { type: 'local' } }),
    'tools[0].type',
    /offer a function/,
  ],
  ['approvals', tool({ type: 'mcp', server_label: 's' }), 'tools[0].require_approval', /set it to "never"/],
  [
    'a search by the caller',
    tool({ type: 'tool_search', execution: 'client' }),
    'tools[0].execution',
    /leave it/,
  ],
  ['a tool without a name', tool({ type: 'function', parameters: {} }), 'tools[0].name', /missing/],
  [
    'a tool’s field that is none',
    tool({ type: 'function', name: 'x', parameters: {}, async: true }),
    'tools[0].async',
    /can’t be carried/,
  ],
  ['an unknown choice', { ...of(user), tool_choice: 'any' }, 'tool_choice', /one of auto/],
  [
    'a shape without a schema',
    { ...of(user), text: { format: { type: 'json_schema', name: 'x' } } },
    'text.format.schema',
    /missing/,
  ],
  ['an unknown effort', { ...of(user), reasoning: { effort: 'huge' } }, 'reasoning.effort', /one of none/],
])('%s is named by its path', (_, body, path, rule) => {
  const result = format.import(body);
  expect(result.ok ? [] : result.problems).toContainEqual({
    path,
    rule: expect.stringMatching(rule) as string,
  });
});

const keys = constantFrom(
  'input',
  'tools',
  'text',
  'reasoning',
  'tool_choice',
  'include',
  'store',
  'instructions',
);
const itemKeys = constantFrom(
  'type',
  'role',
  'content',
  'call_id',
  'arguments',
  'output',
  'phase',
  'summary',
);

test('no body makes it throw', () => {
  assert(
    property(record({ key: keys, value: jsonValue() }), ({ key, value }) => {
      expect(format.import({ ...of(user), [key]: value })).toHaveProperty('ok');
    }),
  );
  assert(
    property(
      constantFrom(user, call, output, { type: 'reasoning', summary: [] }),
      record({ key: itemKeys, value: jsonValue() }),
      (item, { key, value }) => {
        expect(format.import(of(user, { ...item, [key]: value }))).toHaveProperty('ok');
      },
    ),
  );
});
