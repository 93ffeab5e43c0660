import { assert, property, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { callIdBytes, callIdOf } from '../../domain/conversation/call-id.ts';
import { callsOf, openCalls, textOf } from '../../domain/conversation/calls.ts';
import { toConversation, type ConversationInput } from '../../domain/conversation/input.ts';
import type { AssistantMessage, Message } from '../../domain/conversation/message.ts';
import { describe } from '../../domain/conversation/problem.ts';
import { call, calls, results, says, user } from './messages.ts';

test('a call id is legal on the wire, whatever the bytes', () => {
  const bytes = uint8Array({ minLength: callIdBytes, maxLength: callIdBytes + 8 });
  assert(
    property(bytes, (random) => {
      expect(callIdOf(random)).toMatch(/^call_[0-9A-Za-z]{24}$/);
    }),
  );
});

test('each of its bytes counts', () => {
  const zeros = new Uint8Array(callIdBytes);
  const ids = Array.from(zeros, (_, at) => callIdOf(zeros.with(at, 1)));
  expect(new Set([callIdOf(zeros), ...ids]).size).toBe(callIdBytes + 1);
});

const mixed: AssistantMessage = {
  role: 'assistant',
  content: [...says('one ').content, call('1'), call('2'), ...says('two').content],
};

test('calls come in the order of the message', () => {
  expect(callsOf(mixed).map(({ callId }) => callId)).toEqual(['1', '2']);
});

test('the words of a message are its text parts, and nothing else', () => {
  expect(textOf(mixed)).toBe('one two');
  expect(
    textOf({
      role: 'assistant',
      content: [
        { type: 'reasoning', text: 'hm' },
        { type: 'refusal', text: 'no' },
      ],
    }),
  ).toBe('');
});

test.each<[string, readonly Message[], readonly string[]]>([
  ['an empty conversation', [], []],
  ['the last message calls', [user(), calls('1', '2')], ['1', '2']],
  ['the last message only speaks', [user(), says()], []],
  ['all are answered', [user(), calls('1'), results('1')], []],
  ['someone spoke after it', [user(), calls('1'), user()], []],
])('open calls: %s', (_, conversation, open) => {
  expect(openCalls(conversation).map(({ callId }) => callId)).toEqual(open);
});

test.each<[string, ConversationInput, readonly Message[]]>([
  ['a text is a user message', 'hello', [user('hello')]],
  ['content may be a text', [{ role: 'assistant', content: 'hi' }], [says('hi')]],
  ['parts stay as they are', [{ role: 'assistant', content: [call('1')] }], [calls('1')]],
  ['no messages', [], []],
  [
    'what a transcript says of an answer is kept',
    [
      { role: 'assistant', content: 'hi', by: 'openai/x', finish: 'length' } as ConversationInput[number] &
        object,
    ],
    [{ ...says('hi'), by: 'openai/x', finish: 'length' }],
  ],
])('a caller’s conversation: %s', (_, input, conversation) => {
  expect(toConversation(input)).toEqual(conversation);
});

test('problems are told in one line, with their places', () => {
  const problems = [
    { path: 'messages[1]', rule: 'is empty' },
    { path: '', rule: 'is no object' },
  ];
  expect(describe(problems)).toBe('messages[1]: is empty; input: is no object');
});
