import { anything, assert, constantFrom, dictionary, jsonValue, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../domain/json.ts';
import type { ImportedRequest } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { always, hi, identical, look } from './chat-import.rows.ts';
import { normalised } from './chat-usual.rows.ts';
import { openai, renderFor } from './targets.ts';

const format = formatOf('openai.chat');
const everything = { ...openai, blobs: { ...openai.blobs, audio: 'inline' as const, video: 'url' as const } };

function imported(body: unknown): ImportedRequest {
  const result = format.import(body);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.request;
}

function again(body: JsonObject, profile: TargetProfile = everything): JsonObject {
  const { conversation, settings, tools, output } = imported(body);
  return renderFor(profile, conversation, { settings, tools, ...(output === undefined ? {} : { output }) })
    .body;
}

test.each(Object.entries(identical))('%s: imported and rendered again it is the same body', (_, body) => {
  expect(again({ ...always, ...body })).toEqual({ ...always, ...body });
});

test.each(Object.entries(normalised))('%s', (_, [body, usual]) => {
  const { max_completion_tokens: _limit, ...rest } = always;
  const given = 'max_tokens' in body ? rest : always;
  expect(again({ ...given, ...body })).toEqual({ ...always, ...usual });
});

test('audio, addresses of videos and free text go to servers that take them', () => {
  const messages = [
    {
      role: 'user',
      content: [
        { type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } },
        { type: 'video_url', video_url: { url: 'https://a.example/b.mp4' } },
      ],
    },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'call_1', type: 'custom', custom: { name: 'run', input: 'ls -l' } }],
    },
    { role: 'tool', tool_call_id: 'call_1', content: 'a' },
  ];
  const tools = [
    {
      type: 'custom',
      custom: {
        name: 'run',
        description: 'd',
        format: { type: 'grammar', grammar: { syntax: 'lark', definition: 'start: "a"' } },
      },
    },
    { type: 'custom', custom: { name: 'free', format: { type: 'text' } } },
  ];
  const body = { ...always, messages, tools, tool_choice: { type: 'custom', custom: { name: 'run' } } };
  expect(again(body, { ...everything, freeformTools: true })).toEqual(body);
  const [tool] = imported(body).tools;
  expect(tool).toMatchObject({
    parameters: { required: ['input'] },
    freeform: { format: { type: 'grammar', syntax: 'lark', definition: 'start: "a"' } },
  });
});

test('what is carried for this API alone, and what is left out, is noted by its path', () => {
  const { notes, stream, model } = imported({
    model: 'gpt-4.1',
    n: 1,
    seed: 1,
    messages: [{ ...hi, name: 'ada' }],
    stream_options: { include_usage: false },
  });
  expect({ stream, model }).toEqual({ stream: false, model: 'gpt-4.1' });
  expect(notes.map(({ path, loss }) => `${path} ${loss}`)).toEqual([
    'messages[0].name carriedField',
    'n ignoredField',
    'stream_options.include_usage ignoredField',
    'seed carriedField',
  ]);
});

test('call ids of the body stay as they are, and an error’s text is told without the word for it', () => {
  const { conversation } = imported({
    ...always,
    messages: [
      hi,
      { role: 'assistant', tool_calls: [look] },
      { role: 'tool', tool_call_id: 'call_1', content: 'Error: no route' },
    ],
  });
  expect(conversation.slice(1)).toEqual([
    { role: 'assistant', content: [{ type: 'call', callId: 'call_1', name: 'look', arguments: '{"q": 1}' }] },
    {
      role: 'tool',
      content: [
        { type: 'result', callId: 'call_1', status: 'error', content: [{ type: 'text', text: 'no route' }] },
      ],
    },
  ]);
});

test('an answer may end the conversation with calls that nobody has answered yet', () => {
  expect(
    format.import({ ...always, messages: [hi, { role: 'assistant', tool_calls: [look] }] }),
  ).toMatchObject({ ok: true });
});

const body = (more: JsonObject) => ({ ...always, messages: [hi], ...more });
const said = (...messages: readonly JsonObject[]) => body({ messages: [hi, ...messages] });

test.each<readonly [string, unknown, string, RegExp]>([
  ['no object', [], '', /no JSON object/],
  ['no model', { messages: [hi] }, 'model', /missing/],
  ['no messages', always, 'messages', /missing/],
  ['an empty list', body({ messages: [] }), 'messages', /is empty/],
  ['messages of a wrong type', body({ messages: 'x' }), 'messages', /expected a list/],
  ['a message that is none', body({ messages: [1] }), 'messages[0]', /expected an object/],
  ['an unknown role', said({ role: 'robot', content: 'x' }), 'messages[1].role', /one of/],
  ['no role', said({ content: 'x' }), 'messages[1].role', /missing/],
  ['no content', said({ role: 'user' }), 'messages[1].content', /missing/],
  ['a blank user', said({ role: 'user', content: ' ' }), 'messages[1]', /blank/],
  ['several answers', body({ n: 2 }), 'n', /one answer/],
  ['both limits', body({ max_tokens: 5 }), 'max_tokens', /another name/],
  ['a temperature that is no number', body({ temperature: 'hot' }), 'temperature', /a number/],
  ['an unknown effort', body({ reasoning_effort: 'heroic' }), 'reasoning_effort', /one of/],
  ['an unknown shape', body({ response_format: { type: 'xml' } }), 'response_format.type', /one of/],
  [
    'an image in instructions',
    said({ role: 'system', content: [{ type: 'image_url', image_url: { url: 'x' } }] }),
    'messages[1].content[0].type',
    /only text/,
  ],
  [
    'a field of a text that is none',
    said({ role: 'user', content: [{ type: 'text', text: 'x', colour: 1 }] }),
    'messages[1].content[0].colour',
    /can’t be carried/,
  ],
  [
    'an image without its address',
    said({ role: 'user', content: [{ type: 'image_url', image_url: {} }] }),
    'messages[1].content[0].image_url.url',
    /missing/,
  ],
  [
    'a call without its result',
    said({ role: 'assistant', tool_calls: [look] }, hi),
    'messages[2]',
    /"call_1" has no result/,
  ],
  [
    'one of two results',
    said(
      { role: 'assistant', tool_calls: [look, { ...look, id: 'b' }] },
      { role: 'tool', tool_call_id: 'b', content: '' },
    ),
    'messages[2]',
    /"call_1" has no result/,
  ],
  [
    'a result without its call',
    said({ role: 'tool', tool_call_id: 'a', content: 'x' }),
    'messages[1].tool_call_id',
    /answers no call/,
  ],
  [
    'a call without a name',
    said({ role: 'assistant', tool_calls: [{ id: 'a', type: 'function', function: {} }] }),
    'messages[1].tool_calls[0].function.name',
    /missing/,
  ],
  [
    'a tool without a name',
    body({ tools: [{ type: 'function', function: {} }] }),
    'tools[0].function.name',
    /missing/,
  ],
  ['a tool without a type', body({ tools: [{}] }), 'tools[0].type', /missing/],
  ['a choice that is none', body({ tool_choice: 'any' }), 'tool_choice', /one of/],
])('%s is named by its path', (_, given, path, rule) => {
  const result = format.import(given);
  expect(result.ok ? [] : result.problems).toContainEqual({
    path,
    rule: expect.stringMatching(rule) as string,
  });
});

test('whatever it is given, it never throws, and what it takes can be told of', () => {
  const field = constantFrom(
    ...Object.keys(identical['settings'] ?? {}),
    'messages',
    'tools',
    'tool_choice',
    'functions',
  );
  const message = record({
    role: constantFrom('user', 'assistant', 'tool', 'function', 'system'),
    content: jsonValue({ maxDepth: 3 }),
    tool_calls: jsonValue({ maxDepth: 3 }),
    reasoning_details: jsonValue({ maxDepth: 2 }),
    audio: jsonValue({ maxDepth: 1 }),
  });
  assert(
    property(dictionary(field, anything()), message, (fields, each) => {
      const result = format.import({ model: 'm', ...fields, messages: [hi, each] });
      expect(result.ok ? result.request.conversation.length : result.problems.length).toBeGreaterThan(0);
      expect(() => format.import(fields)).not.toThrow();
    }),
    { numRuns: 500 },
  );
});
