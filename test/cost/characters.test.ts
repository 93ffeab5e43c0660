import { anything, assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { charactersIn } from '../../domain/cost/characters.ts';

const chat = (delta: object) => ({
  object: 'chat.completion.chunk',
  model: 'm',
  choices: [{ index: 0, delta }],
});
const block = (delta: object) => ({ type: 'content_block_delta', index: 0, delta });

test.each<[string, unknown, number]>([
  ['Chat: words', chat({ role: 'assistant', content: 'hello' }), 5],
  ['Chat: a thought', chat({ reasoning_content: 'hm' }), 2],
  [
    'Chat: a call, without its id and name',
    chat({
      tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'f', arguments: '{}' } }],
    }),
    2,
  ],
  ['Messages: words', block({ type: 'text_delta', text: 'hello' }), 5],
  ['Messages: a thought', block({ type: 'thinking_delta', thinking: 'hm' }), 2],
  ['Messages: arguments', block({ type: 'input_json_delta', partial_json: '{"a"' }), 4],
  ['Messages: a signature is no content', block({ type: 'signature_delta', signature: 'AAAA' }), 0],
  ['Responses: words', { type: 'response.output_text.delta', delta: 'hello' }, 5],
  ['Responses: an end that repeats all words', { type: 'response.output_text.done', text: 'hello' }, 0],
  ['a sign of life', { type: 'ping' }, 0],
])('%s', (_, event, characters) => {
  expect(charactersIn(event)).toBe(characters);
});

test('a made-up event is counted, not thrown', () => {
  assert(
    property(anything(), (event) => {
      expect(charactersIn({ delta: event })).toBeGreaterThanOrEqual(0);
    }),
  );
});
