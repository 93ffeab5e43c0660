import { expect, test } from 'vitest';
import { briefTokens, messageTokens, mostTokens, roughTokens } from '../../domain/cost/tokens.ts';
import type { Message } from '../../domain/conversation/message.ts';
import { calls, results, system, user } from '../conversation/messages.ts';

/** Each character one token, so that rows show what is counted. */
const characters = (text: string) => text.length;
const native = {
  affinity: { api: 'anthropic.messages', target: 'anthropic/x' },
  item: { signature: 'AAAA' },
};
const assistant = (...content: Extract<Message, { role: 'assistant' }>['content']): Message => ({
  role: 'assistant',
  content,
});

test.each<[string, Message, number]>([
  ['words', user('12345'), 9],
  ['instructions', system('123'), 7],
  ['a call: name and arguments', calls('call_1'), 10],
  ['results', results('call_1', 'call_2'), 14],
  ['a refusal', assistant({ type: 'refusal', text: 'no' }), 6],
  ['a thought, without its signature', assistant({ type: 'reasoning', text: 'hm', native }), 6],
  ['what is opaque, as it stands', assistant({ type: 'opaque', native }), 24],
])('%s', (_, message, tokens) => {
  expect(messageTokens(message, characters)).toBe(tokens);
});

test('tools and the schema of the answer are read too', () => {
  const tool = { name: 't', description: '', parameters: {} };
  const bare = { route: 'r', tools: [], settings: {} };
  expect(briefTokens(bare, characters)).toBe(0);
  expect(briefTokens({ ...bare, tools: [tool] }, characters)).toBe(JSON.stringify([tool]).length);
  expect(briefTokens({ ...bare, output: { schema: { type: 'object' } } }, characters)).toBe(17);
});

test('a byte is the least that a token takes, four characters what it takes in English', () => {
  expect(['abcd', 'ü', '漢', '👩'].map(mostTokens)).toEqual([4, 2, 3, 4]);
  expect(['', 'a', 'abcd', 'abcde'].map(roughTokens)).toEqual([0, 1, 1, 2]);
});
