import { expect, test } from 'vitest';
import type { HostedTool, ToolDefinition } from '../../domain/agent/tool.ts';
import type { Message } from '../../domain/conversation/message.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Settings } from '../../domain/run/settings.ts';
import { isStrictSchema } from '../../domain/wire/openai-strict.ts';
import { call, result, user } from './messages.ts';
import { messagesOf, openai, renderFor } from './targets.ts';

const closed = {
  type: 'object',
  properties: { a: { type: 'string' } },
  required: ['a'],
  additionalProperties: false,
};
const look: ToolDefinition = { name: 'look', description: 'd', parameters: closed };
const freeText = { type: 'object', properties: { input: { type: 'string' } } };
const grammar = { type: 'grammar', syntax: 'lark', definition: 'start: "a"' };
const run: ToolDefinition = {
  name: 'run',
  description: '',
  parameters: freeText,
  freeform: { format: grammar },
};
const freeform = { ...openai, freeformTools: true };

test('a freeform tool is offered as one, or with one text argument', () => {
  expect(renderFor(freeform, [user()], { tools: [run] }).body['tools']).toEqual([
    {
      type: 'custom',
      custom: {
        name: 'run',
        format: { type: 'grammar', grammar: { syntax: 'lark', definition: 'start: "a"' } },
      },
    },
  ]);
  const { body, notes } = renderFor(openai, [user()], { tools: [run] });
  expect(body['tools']).toEqual([{ type: 'function', function: { name: 'run', parameters: freeText } }]);
  expect(notes).toMatchObject([{ path: 'tools[0]', loss: 'freeformOffer' }]);
});

const ran = (args: string, free: boolean): readonly Message[] => [
  user(),
  {
    role: 'assistant',
    content: [{ ...call('a', 'run', args), ...(free ? { freeform: true as const } : {}) }],
  },
  { role: 'tool', content: [result('a')] },
];

const called = (profile: typeof openai, args: string, free: boolean) =>
  messagesOf(renderFor(profile, ran(args, free), { tools: [run] }))[1]?.['tool_calls'];

test('free text and JSON stand for each other, whoever made the call', () => {
  const custom = [{ id: 'a', type: 'custom', custom: { name: 'run', input: 'ls' } }];
  const json = [{ id: 'a', type: 'function', function: { name: 'run', arguments: '{"input":"ls"}' } }];
  expect(called(freeform, 'ls', true)).toEqual(custom);
  expect(called(freeform, '{"input": "ls"}', false)).toEqual(custom);
  expect(called(openai, 'ls', true)).toEqual(json);
  expect(called(openai, '{"input":"ls"}', false)).toEqual(json);
  expect(called(freeform, '{"other":1}', false)).toMatchObject([{ type: 'function' }]);
});

test('the vendor’s own tools are offered to this API only', () => {
  const own: HostedTool = {
    hosted: 'openai.chat',
    item: { type: 'builtin_function', function: { name: 'x' } },
  };
  const other: HostedTool = {
    hosted: 'anthropic.messages',
    item: { type: 'web_search', name: 'web_search' },
  };
  const { body, notes } = renderFor(openai, [user()], { tools: [own, other] });
  expect(body['tools']).toEqual([own.item]);
  expect(notes).toMatchObject([{ path: 'tools[1]', loss: 'hostedOffer' }]);
});

test('a server without tools gets none, and no choice among them', () => {
  const { body, notes } = renderFor({ ...openai, tools: false }, [user()], {
    tools: [look],
    settings: { toolChoice: 'required', parallelToolCalls: false },
  });
  expect(body).not.toHaveProperty('tools');
  expect(body).not.toHaveProperty('tool_choice');
  expect(body).not.toHaveProperty('parallel_tool_calls');
  expect(notes.map(({ path, loss }) => `${path} ${loss}`)).toEqual([
    'tools setting',
    'settings.toolChoice setting',
  ]);
});

const strictness: readonly (readonly [string, JsonObject, boolean])[] = [
  ['a closed object whose properties are all required', closed, true],
  [
    'an object without properties',
    { type: 'object', properties: {}, required: [], additionalProperties: false },
    true,
  ],
  ['an open object', { ...closed, additionalProperties: true }, false],
  ['an object that doesn’t say', { type: 'object', properties: {} }, false],
  ['an optional property', { ...closed, required: [] }, false],
  ['an open object within', { ...closed, properties: { a: { type: 'object', properties: {} } } }, false],
  ['a closed one within a list', { ...closed, properties: { a: { type: 'array', items: closed } } }, true],
  [
    'an open one in a choice',
    { ...closed, properties: { a: { anyOf: [closed, { type: 'object' }] } } },
    false,
  ],
  ['a keyword of no subset', { ...closed, properties: { a: { type: 'string', minLength: 1 } } }, false],
  ['a format that is known', { ...closed, properties: { a: { type: 'string', format: 'date' } } }, true],
  ['a format that isn’t', { ...closed, properties: { a: { type: 'string', format: 'iban' } } }, false],
  ['a choice on top', { ...closed, anyOf: [closed] }, false],
  ['definitions that are closed', { ...closed, $defs: { b: closed } }, true],
  ['definitions that aren’t', { ...closed, $defs: { b: { type: 'object' } } }, false],
  ['a list', { type: 'array', items: closed }, false],
];

test.each(strictness)('%s: enforced by the vendor %#', (_, parameters, enforced) => {
  expect(isStrictSchema(parameters)).toBe(enforced);
  const output = { schema: parameters, strict: true };
  const { body, notes } = renderFor(openai, [user()], { output });
  expect(body['response_format']).toMatchObject({ json_schema: { schema: parameters, strict: enforced } });
  expect(notes.map(({ path, loss }) => `${path} ${loss}`)).toEqual(enforced ? [] : ['output.strict strict']);
});

const strict = (tool: ToolDefinition, profile = openai) =>
  renderFor(profile, [user()], { tools: [tool] }).body['tools'];

test('a tool is strict where it is asked for, the schema allows it and the server knows how', () => {
  const open = { ...look, parameters: { ...closed, required: [] } };
  expect(strict({ ...look, strict: true })).toMatchObject([{ function: { strict: true } }]);
  expect(strict({ ...open, strict: true })).toMatchObject([{ function: { strict: false } }]);
  expect(strict({ ...look, strict: true }, { ...openai, strict: false })).toMatchObject([
    { function: { strict: false } },
  ]);
  expect(strict(look)).not.toHaveProperty([0, 'function', 'strict']);
});

const choices: readonly (readonly [Settings, JsonObject, object])[] = [
  [{ toolChoice: 'auto' }, { tool_choice: 'auto' }, {}],
  [{ toolChoice: 'none' }, { tool_choice: 'none' }, {}],
  [{ toolChoice: 'required' }, { tool_choice: 'required' }, {}],
  [{ toolChoice: { tool: 'look' } }, { tool_choice: { type: 'function', function: { name: 'look' } } }, {}],
  [
    { toolChoice: { tool: 'run' } },
    { tool_choice: { type: 'custom', custom: { name: 'run' } } },
    { freeformTools: true },
  ],
  [{ toolChoice: 'required' }, { tool_choice: 'auto' }, { forcedToolChoice: false }],
  [{ parallelToolCalls: false }, { parallel_tool_calls: false }, {}],
  [{ parallelToolCalls: true }, { parallel_tool_calls: true }, {}],
  [{ parallelToolCalls: false }, {}, { parallelSwitch: false }],
];

test.each(choices)('%j is asked for as %j, given %j', (settings, fields, traits) => {
  const { body, notes } = renderFor({ ...openai, ...traits }, [user()], { tools: [look, run], settings });
  const { tool_choice: choice, parallel_tool_calls: parallel } = body;
  expect({ choice, parallel }).toEqual({
    choice: fields['tool_choice'],
    parallel: fields['parallel_tool_calls'],
  });
  const lost = 'forcedToolChoice' in traits || 'parallelSwitch' in traits;
  expect(notes.some(({ path }) => path.startsWith('settings.'))).toBe(lost);
});

test('names that are illegal here are mapped in offers, calls and choice, and told for the way back', () => {
  const tool = { ...look, name: 'files.look' };
  const conversation: readonly Message[] = [
    user(),
    { role: 'assistant', content: [call('a', 'files.look')] },
    { role: 'tool', content: [result('a')] },
  ];
  const { body, toolNames } = renderFor(openai, conversation, {
    tools: [tool],
    settings: { toolChoice: { tool: 'files.look' } },
  });
  const [wire] = Object.keys(toolNames);
  expect(toolNames).toEqual({ [String(wire)]: 'files.look' });
  expect(body).toMatchObject({
    tools: [{ function: { name: wire } }],
    tool_choice: { function: { name: wire } },
    messages: [{}, { tool_calls: [{ function: { name: wire } }] }, {}],
  });
});
