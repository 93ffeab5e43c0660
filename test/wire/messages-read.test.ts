import { expect, test } from 'vitest';
import { classify } from '../../domain/failure/classify.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { begin, block, delta, ending, ping, start, stop, text, toolUse } from './message-events.ts';
import { affinityOf, answerOf, read } from './reading.ts';

const api = 'anthropic.messages';
const hello = [start(), ...text(0, 'Hel', 'lo')];
const failure = (type: string) => ({ type: 'error', error: { type, message: 'said' } });

const whole: readonly (readonly [string, readonly unknown[]])[] = [
  ['blocks, a stop_reason and message_stop', [...hello, ending('end_turn'), stop]],
  ['a stop_reason without message_stop: only the last bytes are lost', [...hello, ending('end_turn')]],
  ['pings everywhere, also after message_stop', [ping, ...hello, ping, ending('end_turn'), stop, ping]],
  [
    'events of an unknown type',
    [{ type: 'new_event' }, ...hello, ending('end_turn'), stop, { type: 'later' }],
  ],
  [
    'the text in content_block_start',
    [start(), ...block(0, { type: 'text', text: 'Hello' }), ending('end_turn'), stop],
  ],
  [
    'everything in message_start',
    [start({ content: [{ type: 'text', text: 'Hello' }], stop_reason: 'end_turn' }), stop],
  ],
  ['blocks that are not numbered from 0', [start(), ...text(3, 'Hello'), ending('end_turn'), stop]],
];

test.each(whole)('%s: the answer is whole', (_, events) => {
  expect(answerOf(api, events)).toMatchObject({
    content: [{ type: 'text', text: 'Hello' }],
    finish: 'stop',
    rawFinish: 'end_turn',
    model: 'asked',
    responseId: 'msg_1',
  });
});

const failures: readonly (readonly [string, readonly unknown[], string])[] = [
  ['no event at all', [], 'TruncatedStream'],
  ['content without its end', hello, 'TruncatedStream'],
  ['nothing but a start', [start()], 'TruncatedStream'],
  ['an error event', [...hello, failure('overloaded_error')], 'Overloaded'],
  [
    'an error event after message_stop',
    [...hello, ending('end_turn'), stop, failure('api_error')],
    'ServerError',
  ],
  ['an error event without words', [...hello, { type: 'error' }], 'ServerError'],
  ['nothing said', [start(), ending('end_turn'), stop], 'EmptyAnswer'],
  ['a blank block', [start(), ...text(0, ' '), ending('end_turn'), stop], 'EmptyAnswer'],
  [
    'nothing but thinking',
    [start(), ...block(0, { type: 'thinking', thinking: 'Hm', signature: 's' }), ending('max_tokens'), stop],
    'EmptyAnswer',
  ],
  ['the window overflows', [...hello, ending('model_context_window_exceeded'), stop], 'ContextOverflow'],
  [
    'unreadable arguments',
    [start(), ...toolUse(0, 'a', 'look', '{"q":'), ending('tool_use'), stop],
    'MalformedResponse',
  ],
  [
    'a call whose block did not end',
    [start(), begin(0, { type: 'tool_use', id: 'a', name: 'look', input: {} }), ending('tool_use'), stop],
    'MalformedResponse',
  ],
  [
    'content of a block that never began',
    [start(), delta(0, 'text_delta', { text: 'lo' }), ending('end_turn'), stop],
    'MalformedResponse',
  ],
  ['tool_use without a call', [...hello, ending('tool_use'), stop], 'MalformedResponse'],
];

test.each(failures.map(([fact, events, kind]) => ({ fact, events, kind })))(
  '$fact: $kind',
  ({ events, kind }) => {
    const result = read(api, events);
    if (result.ok) throw new Error('that is no answer');
    expect(classify(result.signal, formatOf(api).errorRows)).toBe(kind);
  },
);

const usageOf = (first: object, last: object) =>
  answerOf(api, [start({ usage: first }), ...text(0, 'a'), ending('end_turn', last), stop]).usage;

test('message_delta overwrites what message_start said, and never adds', () => {
  const first = { input_tokens: 10, output_tokens: 5 };
  expect(usageOf(first, { input_tokens: 900, output_tokens: 7 })).toEqual({ input: 900, output: 7 });
});

test('what is null in message_delta keeps its value', () => {
  expect(usageOf({ input_tokens: 10 }, { input_tokens: null, output_tokens: 7 })).toEqual({
    input: 10,
    output: 7,
  });
});

test('tokens that the cache served or stored are read tokens too', () => {
  const first = {
    input_tokens: 10,
    cache_read_input_tokens: 100,
    cache_creation_input_tokens: 1000,
    server_tool_use: { web_search_requests: 2, web_fetch_requests: 0 },
    cache_creation: { ephemeral_5m_input_tokens: 400, ephemeral_1h_input_tokens: 600 },
  };
  const thought = { output_tokens: 7, output_tokens_details: { thinking_tokens: 3 } };
  expect(usageOf(first, thought)).toEqual({
    input: 1110,
    output: 7,
    cacheRead: 100,
    cacheWrite: 1000,
    cacheWrite1h: 600,
    reasoning: 3,
    hosted: { web_search: 2 },
  });
});

const refused = (stop_details: object | null) => ({
  type: 'message_delta',
  delta: { stop_reason: 'refusal', stop_details },
  usage: { output_tokens: 1 },
});

test.each([
  [
    'the vendor’s own words',
    { category: 'cyber', explanation: 'This is about malware.' },
    'This is about malware.',
  ],
  ['its category', { category: 'cyber', explanation: null }, 'The model declined to answer (cyber).'],
  ['no details', null, 'The model declined to answer.'],
])('a refusal stands alone, with %s', (_, details, said) => {
  expect(answerOf(api, [...hello, refused(details), stop])).toMatchObject({
    content: [{ type: 'refusal', text: said }],
    finish: 'refusal',
  });
});

test.each([
  ['ping', ping, false],
  ['message_start', start(), false],
  ['message_start with content', start({ content: [{ type: 'text', text: 'a' }] }), true],
  ['the start of a text', begin(0, { type: 'text', text: '' }), false],
  ['the start of a call', begin(0, { type: 'tool_use', id: 'a', name: 'b', input: {} }), true],
  ['message_delta', ending('end_turn'), false],
  ['message_stop', stop, false],
])('%s is progress: %s', (_, event, progress) => {
  const reader = formatOf(api).reader({ mintCallId: () => 'id', affinity: affinityOf(api) });
  expect(reader.push(event)).toEqual({ progress });
});
