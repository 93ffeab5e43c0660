import { expect, test } from 'vitest';
import type { AssistantPart } from '../../domain/conversation/message.ts';
import { classify } from '../../domain/failure/classify.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { affinityOf, answerOf, read } from './reading.ts';
import * as events from './responses-events.ts';

const api = 'openai.responses';
const affinity = affinityOf(api);
const called = (nativeId: string, name: string, args: string, at = 1): AssistantPart => ({
  type: 'call',
  callId: `id-${at}`,
  nativeId,
  name,
  arguments: args,
});
const hi: AssistantPart = { type: 'text', text: 'hi' };

const contents: readonly (readonly [string, readonly object[], readonly AssistantPart[]])[] = [
  ['a text in pieces', events.text(0, 'h', 'i'), [hi]],
  [
    'a call whose id changes',
    events.call(0, 'call_a', 'look', '{"n":', '1}'),
    [called('call_a', 'look', '{"n":1}')],
  ],
  [
    'text and calls in the order of their indices, however they are interleaved',
    [
      events.added(1, events.functionCall('call_a', 'x', '')),
      events.added(0, events.message('')),
      events.delta('output_text', 0, 'hi'),
      events.added(2, events.functionCall('call_b', 'y', '')),
      events.done(2, events.functionCall('call_b', 'y', '{"b":1}')),
      events.done(1, events.functionCall('call_a', 'x', '{"a":1}')),
      events.done(0, events.message('hi')),
    ],
    [hi, called('call_a', 'x', '{"a":1}'), called('call_b', 'y', '{"b":1}', 2)],
  ],
  [
    'two calls under one index',
    [...events.call(0, 'call_a', 'x', '{"a":1}'), ...events.call(0, 'call_b', 'y', '{"b":1}')],
    [called('call_a', 'x', '{"a":1}'), called('call_b', 'y', '{"b":1}', 2)],
  ],
  [
    'a call with all in its end, never added',
    [events.done(0, events.functionCall('call_a', 'x', '{"a":1}'))],
    [called('call_a', 'x', '{"a":1}')],
  ],
  ['a text that never gets done', events.text(0, 'h', 'i').slice(0, -1), [hi]],
  ['a text without indices', [{ type: 'response.output_text.delta', delta: 'hi' }], [hi]],
  [
    'a call whose item never gets done',
    events.call(0, 'call_a', 'x', '{"a":', '1}').slice(0, -1),
    [called('call_a', 'x', '{"a":1}')],
  ],
  ['a call that takes nothing', events.call(0, 'call_a', 'x', '{}'), [called('call_a', 'x', '{}')]],
  [
    'an item added twice',
    [events.added(0, events.functionCall('call_a', 'x', '')), ...events.call(0, 'call_a', 'x', '{}')],
    [called('call_a', 'x', '{}')],
  ],
  [
    'reasoning, kept as its end brings it',
    [
      events.added(0, events.reasoning('half')),
      events.done(0, events.reasoning('whole', ['so', 'then'])),
      ...events.text(1, 'hi'),
    ],
    [
      {
        type: 'reasoning',
        text: 'so\n\nthen',
        summary: true,
        native: { affinity, item: events.reasoning('whole', ['so', 'then']) },
      },
      hi,
    ],
  ],
  [
    'reasoning without an end: what was added of it is not whole',
    [
      events.added(0, events.reasoning('half')),
      events.delta('reasoning_summary_text', 0, 'so'),
      ...events.text(1, 'hi'),
    ],
    [{ type: 'reasoning', text: 'so', summary: true }, hi],
  ],
  [
    'reasoning that only an id stands for: nothing is stored there',
    [events.done(0, events.reasoning(null, ['so'])), ...events.text(1, 'hi')],
    [{ type: 'reasoning', text: 'so', summary: true }, hi],
  ],
  [
    'an item of a kind that we do not know',
    [
      events.added(0, { type: 'new_call', id: 'n' }),
      events.done(0, { type: 'new_call', id: 'n', x: 1 }),
      ...events.text(1, 'hi'),
    ],
    [{ type: 'opaque', native: { affinity, item: { type: 'new_call', id: 'n', x: 1 } } }, hi],
  ],
  [
    'half of an item of a kind that we do not know',
    [events.added(0, { type: 'new_call' }), ...events.text(1, 'hi')],
    [hi],
  ],
];

test.each(contents)('%s', (_, content, parts) => {
  const answer = answerOf(api, [events.created, ...content, events.completed()]);
  expect(answer.content).toEqual(parts);
  expect(answer.finish).toBe(parts.some(({ type }) => type === 'call') ? 'tool_calls' : 'stop');
});

test('what the terminal event repeats is not said twice, and what only it says is not lost', () => {
  const output = [events.message('hi'), events.functionCall('call_a', 'x', '{"a":1}')];
  const parts = [hi, called('call_a', 'x', '{"a":1}')];
  const whole = [...events.text(0, 'hi'), ...events.call(1, 'call_a', 'x', '{"a":1}')];
  const ends = [whole, [], [whole[0]], whole.filter((event) => !event.type.endsWith('done'))];
  for (const content of ends)
    expect(answerOf(api, [...content, events.completed({ output })]).content).toEqual(parts);
});

test('the answer says who spoke, and what it cost', () => {
  const answer = answerOf(api, [...events.text(0, 'hi'), events.completed({ model: 'other' })]);
  expect(answer).toMatchObject({ model: 'other', responseId: 'resp_1', rawFinish: 'completed' });
  expect(answer.usage).toEqual({ input: 30, output: 9, cacheRead: 20, cacheWrite: 4, reasoning: 5 });
});

test('a native item knows the model that really spoke', () => {
  const { content } = answerOf(api, [
    events.done(0, events.reasoning('x')),
    ...events.text(1, 'hi'),
    events.completed({ model: 'other' }),
  ]);
  expect(content[0]).toMatchObject({ native: { affinity: { ...affinity, model: 'other' } } });
});

test('an answer cut by its length keeps its words, never its calls', () => {
  const cut = [
    ...events.text(0, 'hi'),
    events.added(1, events.functionCall('call_a', 'x', '')),
    { type: 'response.function_call_arguments.done', output_index: 1, arguments: '{"a' },
    events.done(1, { ...events.functionCall('call_a', 'x', '{"a'), status: 'incomplete' }),
  ];
  for (const end of [events.incomplete('max_output_tokens'), events.incomplete('some_new_reason')])
    expect(answerOf(api, [...cut, end])).toMatchObject({ finish: 'length', content: [hi] });
  const { rawFinish } = answerOf(api, [...cut, events.incomplete('max_output_tokens')]);
  expect(rawFinish).toBe('max_output_tokens');
});

test('a gateway that names every end completed is judged by the status', () => {
  const more = { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } };
  expect(answerOf(api, [...events.text(0, 'hi'), events.completed(more)]).finish).toBe('length');
  for (const status of ['failed', 'cancelled'])
    expect(read(api, [...events.text(0, 'hi'), events.completed({ status })]).ok).toBe(false);
});

test('a refusal is one', () => {
  const refused = { ...events.message(''), content: [{ type: 'refusal', refusal: 'No.' }] };
  const streamed = [events.added(0, events.message('')), events.delta('refusal', 0, 'No.')];
  for (const content of [[events.done(0, refused)], streamed])
    expect(answerOf(api, [...content, events.completed()])).toMatchObject({
      finish: 'refusal',
      content: [{ type: 'refusal', text: 'No.' }],
    });
});

const failures: readonly (readonly [string, readonly unknown[], string])[] = [
  ['no terminal event', events.text(0, 'hi'), 'TruncatedStream'],
  ['nothing at all', [], 'TruncatedStream'],
  ['filtered', [...events.text(0, 'hi'), events.incomplete('content_filter')], 'ContentFiltered'],
  ['nothing said', [events.created, events.completed()], 'EmptyAnswer'],
  ['only thoughts', [events.done(0, events.reasoning('x')), events.completed()], 'EmptyAnswer'],
  [
    'cut while it thought',
    [events.done(0, events.reasoning('x')), events.incomplete('max_output_tokens')],
    'EmptyAnswer',
  ],
  [
    'a call that never went on',
    [events.added(0, events.functionCall('a', 'x', '')), events.completed()],
    'MalformedResponse',
  ],
  [
    'arguments that are no JSON',
    [...events.call(0, 'a', 'x', '{"a'), events.completed()],
    'MalformedResponse',
  ],
  ['a call without a name', [...events.call(0, 'a', '', '{}'), events.completed()], 'MalformedResponse'],
  ['failed', [...events.text(0, 'hi'), events.failed({ code: 'server_error', message: 'x' })], 'ServerError'],
  ['failed without a word', [events.failed(null)], 'ServerError'],
  ['failed by the rate', [events.failed({ code: 'rate_limit_exceeded', message: 'x' })], 'RateLimited'],
  ['failed by a policy', [events.failed({ code: 'bio_policy', message: 'x' })], 'ContentFiltered'],
  ['an error', [{ type: 'error', code: 'insufficient_quota', message: 'x', param: null }], 'QuotaExhausted'],
  ['an error without a code', [{ type: 'error', code: null, message: 'x' }], 'Unknown'],
  [
    'a nested error',
    [
      {
        type: 'error',
        error: { type: 'invalid_request_error', code: 'context_length_exceeded', message: 'x' },
      },
    ],
    'ContextOverflow',
  ],
  [
    'an error, then failed: the first word holds',
    [{ type: 'error', code: 'insufficient_quota', message: 'x' }, events.failed(null)],
    'QuotaExhausted',
  ],
  [
    "a gateway's error without a type",
    [...events.text(0, 'hi'), { error: { code: 'server_error' } }, events.completed()],
    'ServerError',
  ],
  [
    'an error after the end',
    [...events.text(0, 'hi'), events.completed(), { type: 'error', code: 'server_error' }],
    'ServerError',
  ],
];

test.each(failures)('%s is no answer', (_, sent, kind) => {
  const result = read(api, sent);
  expect(result.ok ? 'answer' : classify(result.signal, formatOf(api).errorRows)).toBe(kind);
});

test.each<[string, unknown, boolean]>([
  ['created', events.created, false],
  ['a message that begins', events.added(0, events.message('')), false],
  ['reasoning that begins', events.added(0, events.reasoning('half')), false],
  ['reasoning that is done', events.done(0, events.reasoning('whole')), true],
  ['a summary', events.delta('reasoning_summary_text', 0, 'so'), true],
  ['a call that begins', events.added(0, events.functionCall('a', 'x', '')), true],
  ['text', events.delta('output_text', 0, 'hi'), true],
  ['no text', events.delta('output_text', 0, ''), false],
  ['an item of another kind', events.done(0, { type: 'web_search_call' }), false],
  ['a whole answer in the end', events.completed({ output: [events.message('hi')] }), true],
  ['keepalive', { type: 'keepalive', sequence_number: 3 }, false],
  ['nothing', null, false],
])('progress: %s', (_, event, progress) => {
  const reader = formatOf(api).reader({ mintCallId: () => 'id', affinity });
  expect(reader.push(event).progress).toBe(progress);
});
