import { expect, test } from 'vitest';
import type { AssistantPart, Message } from '../../domain/conversation/message.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { call, result, says, system, user } from './messages.ts';
import { claude, messagesOf, openai, renderFor } from './targets.ts';

const native = (target: string, item: string) => ({ affinity: { api: 'openai.chat', target }, item });

const rows: readonly (readonly [string, readonly Message[], readonly unknown[]])[] = [
  [
    'leading system messages are one message, first',
    [system('a'), system('b'), user('hi')],
    [
      { role: 'system', content: 'a\n\nb' },
      { role: 'user', content: 'hi' },
    ],
  ],
  [
    'a system message in mid-conversation stays where it is',
    [user('hi'), says('yes'), system('be brief'), user('go')],
    [
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: 'yes' },
      { role: 'system', content: 'be brief' },
      { role: 'user', content: 'go' },
    ],
  ],
  [
    'content is null beside calls alone, and results follow in call order',
    [
      user('hi'),
      { role: 'assistant', content: [call('call_a', 'x', '{"n":1}'), call('call_b', 'y', '')] },
      { role: 'tool', content: [result('call_a', '1'), result('call_b', '2')] },
    ],
    [
      { role: 'user', content: 'hi' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [
          { id: 'call_a', type: 'function', function: { name: 'x', arguments: '{"n":1}' } },
          { id: 'call_b', type: 'function', function: { name: 'y', arguments: '{}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'call_a', content: '1' },
      { role: 'tool', tool_call_id: 'call_b', content: '2' },
    ],
  ],
  [
    'neighbours of one role are merged, since templates want turns',
    [
      user('a', 'b'),
      user('c'),
      says('d'),
      { role: 'assistant', content: [...says('e').content, call('call_a')] },
      { role: 'tool', content: [result('call_a', '1')] },
      system('f'),
      system('g'),
    ],
    [
      { role: 'user', content: 'a\n\nb\n\nc' },
      {
        role: 'assistant',
        content: 'd\n\ne',
        tool_calls: [{ id: 'call_a', type: 'function', function: { name: 'lookup', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'call_a', content: '1' },
      { role: 'system', content: 'f\n\ng' },
    ],
  ],
  [
    'reasoning goes back to its issuer under the name it came with',
    [
      user('hi'),
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'hm', native: native(openai.target, 'reasoning_content') },
          ...says('yes').content,
        ],
      },
      user('go'),
    ],
    [
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: 'yes', reasoning_content: 'hm' },
      { role: 'user', content: 'go' },
    ],
  ],
];

test.each(rows)('%s', (_, conversation, messages) => {
  const rendering = renderFor(openai, conversation);
  expect(messagesOf(rendering)).toEqual(messages);
  expect(rendering.notes).toEqual([]);
});

test.each<[string, AssistantPart]>([
  [
    'of another target',
    { type: 'reasoning', text: 'hm', native: native('openai/other', 'reasoning_content') },
  ],
  [
    'of another api',
    {
      type: 'reasoning',
      text: 'hm',
      native: { ...native(openai.target, ''), affinity: { api: claude.format, target: openai.target } },
    },
  ],
  ['of nobody', { type: 'reasoning', text: 'hm' }],
  ['opaque, of another target', { type: 'opaque', native: native('openai/other', 'x') }],
])('a foreign payload is dropped with a note: %s', (_, part) => {
  const { body, notes } = renderFor(openai, [user(), { role: 'assistant', content: [part] }, user('go')]);
  expect(body['messages']).toEqual([{ role: 'user', content: 'hello\n\ngo' }]);
  expect(notes.map(({ path, action }) => [path, action])).toEqual([
    ['messages[1].content[0]', 'dropped'],
    ['messages[1]', 'dropped'],
  ]);
});

test('the body streams with usage, and the settings have the names of the target', () => {
  const settings = { maxOutputTokens: 7, temperature: 0.5, stop: ['a', ' ', 'b'] };
  const tools = [{ name: 'x', description: 'does x', parameters: { type: 'object' } }];
  const { body, notes } = renderFor(openai, [user()], {
    settings,
    tools,
    output: { schema: { type: 'object' } },
  });
  expect(body).toMatchObject({
    model: 'gpt-4.1',
    max_completion_tokens: 7,
    temperature: 0.5,
    stop: ['a', 'b'],
    stream: true,
    stream_options: { include_usage: true },
    tools: [
      { type: 'function', function: { name: 'x', description: 'does x', parameters: { type: 'object' } } },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: false } },
  });
  expect(notes).toMatchObject([{ path: 'settings.stop', action: 'approximated' }]);
});

test('a reasoning model gets no temperature and no stop, and its instructions as developer', () => {
  const profile = profileOf({ provider: 'openai', kind: 'openai', model: 'gpt-5.6', apiVersion: undefined });
  const settings = { temperature: 1, stop: ['x'] };
  const { body, notes } = renderFor(profile, [system(), user()], { settings });
  expect(body).not.toHaveProperty('temperature');
  expect(body).not.toHaveProperty('stop');
  expect(body['messages']).toMatchObject([{ role: 'developer' }, { role: 'user' }]);
  expect(notes.map(({ path, action }) => `${path} ${action}`)).toEqual([
    'settings.temperature dropped',
    'settings.stop dropped',
  ]);
});

test('an older compatible server gets max_tokens', () => {
  const profile = profileOf({
    provider: 'vllm',
    kind: 'openai-compatible',
    model: 'qwen',
    apiVersion: undefined,
  });
  expect(renderFor(profile, [user()]).body).toMatchObject({ max_tokens: profile.defaultMaxOutputTokens });
});
