import { expect, test } from 'vitest';
import { begin, block, delta, ending, start, stop, text, toolUse } from './message-events.ts';
import { answerOf, read } from './reading.ts';

const api = 'anthropic.messages';
const hello = [start(), ...text(0, 'Hel', 'lo')];
const look = (args: string) => ({
  type: 'call',
  callId: 'id-1',
  nativeId: 'a',
  name: 'look',
  arguments: args,
});
const end = [ending('tool_use'), stop];

test.each([
  ['arguments in pieces', toolUse(0, 'a', 'look', '', '{"q"', ':1}'), '{"q":1}'],
  ['no deltas are no arguments', toolUse(0, 'a', 'look'), '{}'],
  ['an empty delta is no arguments', toolUse(0, 'a', 'look', ''), '{}'],
  [
    'the whole input in content_block_start',
    block(0, { type: 'tool_use', id: 'a', name: 'look', input: { q: 1 } }),
    '{"q":1}',
  ],
  ['escapes stay as they were sent', toolUse(0, 'a', 'look', '{"q": "\\u00e9"}'), '{"q": "\\u00e9"}'],
])('%s', (_, events, args) => {
  expect(answerOf(api, [start(), ...events, ...end])).toMatchObject({
    content: [look(args)],
    finish: 'tool_calls',
  });
});

test('all in message_start, with its input', () => {
  const content = [{ type: 'tool_use', id: 'a', name: 'look', input: { q: 1 } }];
  expect(answerOf(api, [start({ content, stop_reason: 'tool_use' }), stop]).content).toEqual([
    look('{"q":1}'),
  ]);
});

test('two calls whose deltas are mixed', () => {
  const events = [
    begin(0, { type: 'tool_use', id: 'a', name: 'look', input: {} }),
    begin(1, { type: 'tool_use', id: 'b', name: 'send', input: {} }),
    delta(1, 'input_json_delta', { partial_json: '{"b":2}' }),
    delta(0, 'input_json_delta', { partial_json: '{"a":1}' }),
    { type: 'content_block_stop', index: 0 },
    { type: 'content_block_stop', index: 1 },
  ];
  expect(answerOf(api, [start(), ...events, ...end]).content).toEqual([
    look('{"a":1}'),
    { type: 'call', callId: 'id-2', nativeId: 'b', name: 'send', arguments: '{"b":2}' },
  ]);
});

test('of an answer cut by its length no call is left, and its text is', () => {
  const events = [
    ...hello,
    ...toolUse(1, 'a', 'look', '{}'),
    ...toolUse(2, 'b', 'look', '{"q'),
    ending('max_tokens'),
    stop,
  ];
  expect(answerOf(api, events)).toMatchObject({
    content: [{ type: 'text', text: 'Hello' }],
    finish: 'length',
  });
});

test('an interruption without a tool of the vendor’s running is no answer', () => {
  expect(read(api, [...hello, ending('pause_turn'), stop])).toMatchObject({
    ok: false,
    signal: { code: 'truncated' },
  });
});

test('pause_turn is an answer to be continued, with its word', () => {
  const search = { type: 'server_tool_use', id: 's', name: 'web_search', input: {} };
  expect(answerOf(api, [...hello, ...block(1, search), ending('pause_turn'), stop])).toMatchObject({
    finish: 'paused',
    rawFinish: 'pause_turn',
  });
});
