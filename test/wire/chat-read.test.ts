import { array, assert, constantFrom, dictionary, jsonValue, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from '../../domain/failure/classify.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { chunk, finish, text, usage } from './chat-chunks.ts';
import { affinityOf, answerOf, read } from './reading.ts';

const api = 'openai.chat';
const hello = [chunk({ role: 'assistant', content: '' }), text('Hel'), text('lo')];
const counts = { prompt_tokens: 10, completion_tokens: 2 };

const whole: readonly (readonly [string, readonly unknown[]])[] = [
  ['a finish', [...hello, finish('stop')]],
  ['a finish on the last content', [chunk({ content: 'Hello' }, 'stop')]],
  ['a finish that comes twice', [...hello, finish('stop'), finish('stop')]],
  ['a later finish that says otherwise', [...hello, finish('stop'), finish('length')]],
  ['a finish without usage', [...hello, finish('stop')]],
  ['usage after the finish', [...hello, finish('stop'), usage(counts)]],
  [
    'Azure’s chunk of filter results first',
    [{ choices: [], prompt_filter_results: [] }, ...hello, finish('stop')],
  ],
  [
    'moderation after the finish',
    [...hello, finish('stop'), { choices: [], moderation: { flagged: false } }],
  ],
  ['an `error` of null in each chunk', [...hello, finish('stop')].map((each) => ({ ...each, error: null }))],
  ['another choice', [...hello, { choices: [{ index: 1, delta: { content: 'no' } }] }, finish('stop')]],
  ['content as a list', [chunk({ content: [{ type: 'text', text: 'Hello' }] }), finish('stop')]],
  ['null as content', [chunk({ content: null, tool_calls: null, refusal: null }), ...hello, finish('stop')]],
];

test.each(whole)('%s: the answer is whole', (_, events) => {
  expect(answerOf(api, events)).toMatchObject({
    content: [{ type: 'text', text: 'Hello' }],
    finish: 'stop',
    rawFinish: 'stop',
  });
});

const failures: readonly (readonly [string, readonly unknown[], string])[] = [
  ['no event at all', [], 'TruncatedStream'],
  ['content without a finish: `[DONE]` alone is not enough', hello, 'TruncatedStream'],
  ['usage without a finish', [...hello, usage(counts)], 'TruncatedStream'],
  [
    'the finish of another choice',
    [...hello, { choices: [{ index: 1, delta: {}, finish_reason: 'stop' }] }],
    'TruncatedStream',
  ],
  ['content_filter', [...hello, finish('content_filter')], 'ContentFiltered'],
  ['content_filter before any word', [finish('content_filter')], 'ContentFiltered'],
  ['nothing said', [chunk({ role: 'assistant', content: '' }), finish('stop')], 'EmptyAnswer'],
  ['nothing but blanks', [text(' \n'), finish('stop')], 'EmptyAnswer'],
  ['nothing but reasoning', [chunk({ reasoning_content: 'Hm' }), finish('length')], 'EmptyAnswer'],
  [
    'an error after the finish',
    [...hello, finish('stop'), { error: { message: 'boom', code: 'server_error' } }],
    'ServerError',
  ],
  ['an error as a number', [...hello, { error: { code: 429, message: 'slow down' } }], 'RateLimited'],
  ['an error as a numeral', [...hello, { error: { code: '503', message: 'full' } }], 'Overloaded'],
  ['an error as text', [...hello, { error: 'engine died' }], 'Unknown'],
  ['an error without words', [...hello, { error: {} }], 'ServerError'],
  [
    'a quota that ends in mid-stream',
    [...hello, { error: { code: 'insufficient_quota' } }],
    'QuotaExhausted',
  ],
  [
    'an error beside empty choices',
    [{ choices: [], error: { code: 502, message: 'bad gateway' } }],
    'ServerError',
  ],
  ['an error in the choice', [{ choices: [{ index: 0, delta: {}, error: { code: 429 } }] }], 'RateLimited'],
  ['finish_reason "error"', [...hello, finish('error')], 'ServerError'],
];

test.each(failures.map(([fact, events, kind]) => ({ fact, events, kind })))(
  '$fact: $kind',
  ({ events, kind }) => {
    const result = read(api, events);
    if (result.ok) throw new Error('that is no answer');
    expect(classify(result.signal, formatOf(api).errorRows)).toBe(kind);
  },
);

describe('what an answer tells', () => {
  test('length keeps the text', () => {
    expect(answerOf(api, [...hello, finish('length')])).toMatchObject({
      content: [{ type: 'text', text: 'Hello' }],
      finish: 'length',
    });
  });

  test('a refusal is a part of its own, whatever the finish', () => {
    expect(
      answerOf(api, [chunk({ refusal: 'I ' }), chunk({ refusal: 'won’t.' }), finish('stop')]),
    ).toMatchObject({
      content: [{ type: 'refusal', text: 'I won’t.' }],
      finish: 'refusal',
    });
  });

  test('an unknown finish is told as unknown, with its word', () => {
    expect(answerOf(api, [...hello, finish('eos')])).toMatchObject({ finish: 'unknown', rawFinish: 'eos' });
  });

  test('usage counts what the cache served as input, and thinking as output', () => {
    const full = {
      ...counts,
      prompt_tokens_details: { cached_tokens: 8 },
      completion_tokens_details: { reasoning_tokens: 1 },
    };
    expect(answerOf(api, [...hello, finish('stop'), usage(full)]).usage).toEqual({
      input: 10,
      output: 2,
      cacheRead: 8,
      reasoning: 1,
    });
  });

  test('cumulative usage in each chunk: the last one holds', () => {
    const growing = [1, 2, 3].map((completion_tokens) => ({
      ...text('a'),
      usage: { prompt_tokens: 5, completion_tokens },
    }));
    expect(answerOf(api, [...growing, finish('stop')]).usage).toEqual({ input: 5, output: 3 });
  });

  test('who answered: the model and the id of the response', () => {
    const events = [...hello, finish('stop')].map((event) => ({ ...event, model: 'other-2026' }));
    expect(answerOf(api, events)).toMatchObject({ model: 'other-2026', responseId: 'chatcmpl-1' });
  });
});

describe('reasoning', () => {
  test.each(['reasoning_content', 'reasoning'])('%s is kept under its own name', (name) => {
    const events = [chunk({ [name]: 'Let me ' }), chunk({ [name]: 'see.' }), text('Hello'), finish('stop')];
    expect(answerOf(api, events).content).toEqual([
      { type: 'reasoning', text: 'Let me see.', native: { affinity: affinityOf(api), item: name } },
      { type: 'text', text: 'Hello' },
    ]);
  });

  test('told under two names at once it is one thought', () => {
    const events = [chunk({ reasoning_content: 'Hm', reasoning: 'Hm' }), text('Hello'), finish('stop')];
    expect(answerOf(api, events).content[0]).toMatchObject({ type: 'reasoning', text: 'Hm' });
  });

  test('Mistral’s, in blocks of the content, is read and has no field to go back in', () => {
    const thinking = [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm' }] }];
    expect(answerOf(api, [chunk({ content: thinking }), text('Hello'), finish('stop')]).content).toEqual([
      { type: 'reasoning', text: 'Hm' },
      { type: 'text', text: 'Hello' },
    ]);
  });

  test('its issuer is the model that really spoke', () => {
    const events = [chunk({ reasoning: 'Hm' }), text('Hello'), finish('stop')].map((event) => ({
      ...event,
      model: 'b',
    }));
    expect(answerOf(api, events).content[0]).toMatchObject({
      native: { affinity: { target: 'here/asked', model: 'b' } },
    });
  });
});

test.each([
  ['a role alone', chunk({ role: 'assistant', content: '' }), false],
  ['usage', usage(counts), false],
  ['a finish', finish('stop'), false],
  ['text', text('a'), true],
  ['reasoning', chunk({ reasoning_content: 'a' }), true],
  [
    'reasoning in blocks',
    chunk({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'a' }] }] }),
    true,
  ],
  ['a refusal', chunk({ refusal: 'a' }), true],
  ['a tool call', chunk({ tool_calls: [{ index: 0, id: 'a', function: { name: 'b' } }] }), true],
])('%s is progress: %s', (_, event, progress) => {
  const reader = formatOf(api).reader({ mintCallId: () => 'id', affinity: affinityOf(api) });
  expect(reader.push(event).progress).toBe(progress);
});

test('a made-up value of any field never makes it throw', () => {
  const fields = ['content', 'refusal', 'tool_calls', 'function_call', 'audio', 'annotations', 'images'];
  const told = [...fields, 'reasoning', 'reasoning_content', 'reasoning_details', 'extra_content'];
  const delta = dictionary(constantFrom(...told), jsonValue({ maxDepth: 4 }));
  assert(
    property(array(delta), (deltas) => {
      const result = read(api, [...deltas.map((each) => chunk(each)), finish('stop')]);
      expect(result.ok ? result.answer.content.length : result.signal.code).toBeTruthy();
    }),
    { numRuns: 1000 },
  );
});
