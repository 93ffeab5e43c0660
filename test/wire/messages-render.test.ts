import { expect, test } from 'vitest';
import type { Json } from '../../domain/json.ts';
import type { AssistantMessage, Message } from '../../domain/conversation/message.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { call, result, says, system, user } from './messages.ts';
import { claude, messagesOf, renderFor } from './targets.ts';

const text = (text: string) => ({ type: 'text', text });
const thinking = { type: 'thinking', thinking: 'hm', signature: 'sig' };
const native = (item: Json, target = claude.target) => ({ affinity: { api: claude.format, target }, item });

const thought = (target = claude.target): AssistantMessage => ({
  role: 'assistant',
  by: target,
  content: [
    { type: 'reasoning', text: 'hm', native: native(thinking, target) },
    { type: 'text', text: ' ' },
    call('call_a', 'x', '{"n":1}'),
  ],
});

const rows: readonly (readonly [string, readonly Message[], readonly unknown[]])[] = [
  [
    'neighbours of one role are merged',
    [user('a', 'b'), user('c'), says('d'), says('e'), user('f')],
    [
      { role: 'user', content: [text('a'), text('b'), text('c')] },
      { role: 'assistant', content: [text('d'), text('e')] },
      { role: 'user', content: [text('f')] },
    ],
  ],
  [
    'all results stand first in one user message',
    [
      user('hi'),
      { role: 'assistant', content: [call('a'), call('b')] },
      { role: 'tool', content: [result('a', '1'), result('b', '2', 'error')] },
      user('go'),
    ],
    [
      { role: 'user', content: [text('hi')] },
      {
        role: 'assistant',
        content: [
          { type: 'tool_use', id: 'a', name: 'lookup', input: {} },
          { type: 'tool_use', id: 'b', name: 'lookup', input: {} },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'a', content: '1' },
          { type: 'tool_result', tool_use_id: 'b', content: '2', is_error: true },
          text('go'),
        ],
      },
    ],
  ],
  [
    'what this target said goes back verbatim: thinking, blanks and order',
    [user('hi'), thought(), { role: 'tool', content: [result('call_a', '1')] }],
    [
      { role: 'user', content: [text('hi')] },
      {
        role: 'assistant',
        content: [thinking, text(' '), { type: 'tool_use', id: 'call_a', name: 'x', input: { n: 1 } }],
      },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'call_a', content: '1' }] },
    ],
  ],
  [
    'what this target said after a call stays after it',
    [
      user('hi'),
      { ...thought(), content: [call('call_a', 'x'), { type: 'text', text: 'so' }] },
      { role: 'tool', content: [result('call_a', '1')] },
    ],
    [
      { role: 'user', content: [text('hi')] },
      { role: 'assistant', content: [{ type: 'tool_use', id: 'call_a', name: 'x', input: {} }, text('so')] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'call_a', content: '1' }] },
    ],
  ],
  [
    'a leading assistant message is accepted',
    [says('welcome'), user('hi')],
    [
      { role: 'assistant', content: [text('welcome')] },
      { role: 'user', content: [text('hi')] },
    ],
  ],
];

test.each(rows)('%s', (_, conversation, messages) => {
  const rendering = renderFor(claude, conversation);
  expect(messagesOf(rendering)).toEqual(messages);
  expect(rendering.notes).toEqual([]);
});

test('leading system messages are the system, one in mid-conversation is told as the user', () => {
  const { body, notes } = renderFor(claude, [system('a'), system('b'), user('hi'), says('yes'), system('c')]);
  expect(body['system']).toEqual([text('a'), text('b')]);
  expect(body['messages']).toMatchObject([
    {},
    {},
    { role: 'user', content: [text('<system>\nc\n</system>')] },
  ]);
  expect(notes).toMatchObject([{ path: 'messages[4]', action: 'rewritten' }]);
});

test('of another target thinking and blanks are dropped with notes, and calls come last', () => {
  const foreign = {
    ...thought('anthropic/other'),
    content: [...thought('anthropic/other').content, ...says('so').content],
  };
  const rendering = renderFor(claude, [user('hi'), foreign, { role: 'tool', content: [result('call_a')] }]);
  expect(messagesOf(rendering)[1]).toEqual({
    role: 'assistant',
    content: [text('so'), { type: 'tool_use', id: 'call_a', name: 'x', input: { n: 1 } }],
  });
  expect(rendering.notes.map(({ path }) => path)).toEqual([
    'messages[1].content[0]',
    'messages[1].content[1]',
    'messages[1]',
  ]);
});

test('a message of which nothing is left is omitted, and its neighbours are merged', () => {
  const conversation: Message[] = [
    user('a'),
    { role: 'assistant', content: [{ type: 'text', text: ' ' }] },
    user('b'),
  ];
  const rendering = renderFor(claude, conversation);
  expect(messagesOf(rendering)).toEqual([{ role: 'user', content: [text('a'), text('b')] }]);
  expect(rendering.notes).toHaveLength(2);
});

test('arguments that are no object are sent as {}, with a note', () => {
  const conversation: Message[] = [
    user(),
    { role: 'assistant', content: [call('a', 'x', '{"n":'), call('b', 'x', '[1]')] },
    { role: 'tool', content: [result('a'), result('b')] },
  ];
  const rendering = renderFor(claude, conversation);
  expect(messagesOf(rendering)[1]).toMatchObject({ content: [{ input: {} }, { input: {} }] });
  expect(rendering.notes).toMatchObject([
    { path: 'messages[1].content[0].arguments', action: 'rewritten' },
    { path: 'messages[1].content[1].arguments', action: 'rewritten' },
  ]);
});

test('temperature is gone from 2026-10-21 on, and before it is at most 1', () => {
  const settings = { temperature: 1.5 };
  const now = renderFor(claude, [user()], { settings });
  expect(now.body).not.toHaveProperty('temperature');
  expect(now.notes).toMatchObject([{ path: 'settings.temperature', action: 'dropped' }]);
  const before = profileOf({
    provider: 'a',
    kind: 'anthropic',
    model: 'claude-sonnet-4-5',
    apiVersion: '2023-06-01',
  });
  const then = renderFor(before, [user()], { settings });
  expect(then.body).toMatchObject({ temperature: 1 });
  expect(then.notes).toMatchObject([{ path: 'settings.temperature', action: 'approximated' }]);
});

test('max_tokens is always there, tools and stops have this vendor’s names', () => {
  const tools = [{ name: 'x', description: '', parameters: { type: 'object', properties: {} } }];
  const { body } = renderFor(claude, [user()], { tools, settings: { stop: ['a', 'b', 'c', 'd', 'e'] } });
  expect(body).toMatchObject({
    max_tokens: claude.defaultMaxOutputTokens,
    stop_sequences: ['a', 'b', 'c', 'd', 'e'],
    tools: [{ name: 'x', input_schema: { type: 'object', properties: {} } }],
    stream: true,
  });
});

test('a model that always thinks can’t be made to call a tool: it is left to it, with a note', () => {
  const tools = [{ name: 'x', description: '', parameters: { type: 'object', properties: {} } }];
  const forced = renderFor(claude, [user()], { tools, settings: { toolChoice: 'required' } });
  expect(forced.body['tool_choice']).toEqual({ type: 'auto' });
  expect(forced.notes).toMatchObject([{ path: 'settings.toolChoice', loss: 'toolChoice' }]);
  const older = profileOf({
    provider: 'a',
    kind: 'anthropic',
    model: 'claude-sonnet-4-5',
    apiVersion: undefined,
  });
  const settings = { toolChoice: { tool: 'x' } };
  expect(renderFor(older, [user()], { tools, settings }).body['tool_choice']).toEqual({
    type: 'tool',
    name: 'x',
  });
});
