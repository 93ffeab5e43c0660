import { assert, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AssistantPart, Message } from '../../domain/conversation/message.ts';
import type { Json } from '../../domain/json.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { conversations, markOf } from './arbitraries.ts';
import { call, result, says, system, user } from './messages.ts';
import { profiles, renderFor } from './targets.ts';

const api = 'openai.responses';
const facts = { provider: 'openai', kind: 'openai', model: 'gpt-5.6', apiVersion: undefined } as const;
const here = profileOf({ ...facts, api });

const inputOf = (conversation: readonly Message[]) => renderFor(here, conversation).body['input'];
const said = (role: string, content: string) => ({ type: 'message', role, content });
const native = (item: Json, target = here.target) => ({ affinity: { api, target }, item });
const thought = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'secret' };
const thinks: AssistantPart = { type: 'reasoning', text: 'hm', native: native(thought) };
const yes: AssistantPart = { type: 'text', text: 'yes' };
const asked = (...content: readonly AssistantPart[]): Message[] => [
  user(),
  { role: 'assistant', content, by: here.target },
  user('go'),
];

test('leading system messages are the instructions, later ones the developer in their place', () => {
  const { body, notes } = renderFor(here, [
    system('a'),
    system('b'),
    user('hi'),
    says('yes'),
    system('c'),
    user('x', 'y'),
  ]);
  expect(body['instructions']).toBe('a\n\nb');
  expect(body['input']).toEqual([
    said('user', 'hi'),
    said('assistant', 'yes'),
    said('developer', 'c'),
    {
      type: 'message',
      role: 'user',
      content: ['x', 'y'].map((text) => ({ type: 'input_text', text })),
    },
  ]);
  expect(notes).toEqual([]);
});

test('calls are items without an id of their own, answered by the id of the call', () => {
  const wire = inputOf([
    user(),
    {
      role: 'assistant',
      content: [yes, call('call_a', 'x', '{"n": 1}', 'toolu_1'), call('call_b', 'y', '')],
      by: here.target,
    },
    { role: 'tool', content: [result('call_a', '1'), result('call_b', 'no', 'error')] },
  ]);
  expect(wire).toEqual([
    said('user', 'hello'),
    said('assistant', 'yes'),
    { type: 'function_call', call_id: 'toolu_1', name: 'x', arguments: '{"n": 1}' },
    { type: 'function_call', call_id: 'call_b', name: 'y', arguments: '{}' },
    { type: 'function_call_output', call_id: 'toolu_1', output: '1' },
    { type: 'function_call_output', call_id: 'call_b', output: 'Error: no' },
  ]);
});

const kept: readonly (readonly [string, readonly AssistantPart[], readonly unknown[]])[] = [
  ['reasoning goes back before what it led to', [thinks, yes], [thought, said('assistant', 'yes')]],
  [
    'each thought has its own place',
    [thinks, yes, thinks, { type: 'refusal', text: 'no' }],
    [
      thought,
      said('assistant', 'yes'),
      thought,
      { type: 'message', role: 'assistant', content: [{ type: 'refusal', refusal: 'no' }] },
    ],
  ],
  [
    'an unknown item is what a thought may lead to',
    [thinks, { type: 'opaque', native: native({ type: 'new' }) }],
    [thought, { type: 'new' }],
  ],
];

test.each(kept)('%s', (_, content, items) => {
  const { body, notes } = renderFor(here, asked(...content));
  expect((body['input'] as readonly unknown[]).slice(1, -1)).toEqual(items);
  expect(notes).toEqual([]);
});

const dropped: readonly (readonly [
  string,
  readonly AssistantPart[],
  readonly unknown[],
  readonly string[],
])[] = [
  ['a thought that led to nothing', [yes, thinks], [said('assistant', 'yes')], ['messages[1].content[1]']],
  [
    'a thought whose words were dropped',
    [thinks, { type: 'text', text: ' ' }],
    [],
    ['messages[1].content[1]', 'messages[1].content[0]', 'messages[1]'],
  ],
  [
    'a thought whose item was dropped',
    [thinks, { type: 'opaque', native: native({}, 'x/y') }],
    [],
    ['messages[1].content[1]', 'messages[1].content[0]', 'messages[1]'],
  ],
  [
    "another target's thought",
    [{ type: 'reasoning', text: 'hm', native: native(thought, 'azure/gpt-5.6') }, yes],
    [said('assistant', 'yes')],
    ['messages[1].content[0]'],
  ],
  [
    "another API's thought",
    [
      {
        type: 'reasoning',
        text: 'hm',
        native: { affinity: { api: 'openai.chat', target: here.target }, item: 'reasoning' },
      },
      yes,
    ],
    [said('assistant', 'yes')],
    ['messages[1].content[0]'],
  ],
  [
    "nobody's thought",
    [{ type: 'reasoning', text: 'hm' }, yes],
    [said('assistant', 'yes')],
    ['messages[1].content[0]'],
  ],
];

test.each(dropped)('%s is dropped with a note', (_, content, items, paths) => {
  const { body, notes } = renderFor(here, asked(...content));
  expect((body['input'] as readonly unknown[]).slice(1, -1)).toEqual(items);
  expect(notes.map(({ path, action }) => `${action} ${path}`)).toEqual(
    paths.map((path) => `dropped ${path}`),
  );
});

describe('the body', () => {
  const settings = { maxOutputTokens: 7, temperature: 1.5, stop: ['a'] };
  const tools = [{ name: 'x', description: 'does x', parameters: { type: 'object' } }];

  test('has the names of this API, and stores nothing', () => {
    const { body, notes } = renderFor(here, [user()], {
      settings,
      tools,
      output: { schema: { type: 'object' } },
    });
    expect(body).toEqual({
      model: 'gpt-5.6',
      input: [said('user', 'hello')],
      tools: [{ type: 'function', ...tools[0], strict: false }],
      max_output_tokens: 16,
      text: { format: { type: 'json_schema', name: 'answer', schema: { type: 'object' }, strict: false } },
      store: false,
      include: ['reasoning.encrypted_content'],
      stream: true,
    });
    expect(notes.map(({ path, action }) => `${path} ${action}`)).toEqual([
      'settings.stop dropped',
      'settings.maxOutputTokens approximated',
      'settings.temperature dropped',
    ]);
  });

  test('is short when nothing is asked', () => {
    const { body } = renderFor(here, [user()]);
    expect(Object.keys(body)).toEqual(['model', 'input', 'max_output_tokens', 'store', 'include', 'stream']);
    expect(body['max_output_tokens']).toBe(here.defaultMaxOutputTokens);
  });

  test.each([
    ['openai', 'gpt-4.1', false],
    ['openai', 'ft:gpt-4o:acme::x', false],
    ['openai', 'gpt-5-chat-latest', false],
    ['openai', 'o3-mini', true],
    ['openai', 'gpt-6-astra', true],
    ['azure-openai', 'our-deployment', false],
    ['azure-openai', 'gpt-5-mini', true],
    ['openai-compatible', 'grok-4', true],
    ['openai-compatible', 'openai/gpt-4o', false],
  ])('%s %s: encrypted reasoning is asked for: %s', (kind, model, wanted) => {
    const { body } = renderFor(profileOf({ ...facts, kind, model, api }), [user()], { settings });
    expect(body['include']).toEqual(wanted ? ['reasoning.encrypted_content'] : undefined);
  });

  test('a model that does not reason gets its temperature', () => {
    const profile = profileOf({ ...facts, model: 'gpt-4.1', api });
    expect(renderFor(profile, [user()], { settings }).body['temperature']).toBe(1.5);
  });
});

test('the API of a profile is the one that the configuration names', () => {
  expect(profileOf(facts).format).toBe('openai.chat');
  for (const kind of ['openai', 'openai-compatible', 'azure-openai']) {
    expect(profileOf({ ...facts, kind, api }).format).toBe(api);
    expect(profileOf({ ...facts, kind, api: 'openai.chat' }).format).toBe('openai.chat');
  }
  expect(() => profileOf({ ...facts, kind: 'anthropic', api })).toThrow(`doesn't speak "${api}"`);
});

const itemsOf = (conversation: readonly Message[]) =>
  inputOf(conversation) as readonly { type: string; call_id?: string }[];

test('the same input gives the same bytes, and what is appended changes none of them', () => {
  assert(
    property(conversations, (conversation) => {
      const whole = JSON.stringify(renderFor(here, conversation));
      expect(JSON.stringify(renderFor(here, structuredClone(conversation)))).toBe(whole);
      const items = itemsOf(conversation);
      for (const [at, { role }] of conversation.entries()) {
        if (role !== 'user' && role !== 'tool') continue;
        const before = itemsOf(conversation.slice(0, at + 1));
        expect(items.slice(0, before.length)).toEqual(before);
      }
    }),
  );
});

test('every call has one output before anybody speaks, ids are legal, and no payload goes astray', () => {
  assert(
    property(conversations, (conversation) => {
      const open: string[] = [];
      const wrong = itemsOf(conversation).filter(({ type, call_id: id = '' }) => {
        if (type === 'function_call') open.push(id);
        if (type === 'function_call_output') return open.shift() !== id;
        return id.length > 64 || (type !== 'function_call' && open.length > 0);
      });
      expect({ wrong, open }).toEqual({ wrong: [], open: [] });
      const body = JSON.stringify(inputOf(conversation));
      for (const { target } of profiles) expect(body).not.toContain(markOf(target));
    }),
  );
});
