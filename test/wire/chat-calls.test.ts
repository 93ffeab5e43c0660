import { expect, test } from 'vitest';
import { calls, finish, text } from './chat-chunks.ts';
import { answerOf, read } from './reading.ts';

const api = 'openai.chat';
const named = (name: string, args?: string) => ({
  function: { name, ...(args === undefined ? {} : { arguments: args }) },
});
const more = (args: string) => ({ function: { arguments: args } });

interface Row {
  readonly fact: string;
  readonly chunks: readonly (readonly object[])[];
  /** nativeId, name, arguments */
  readonly made: readonly (readonly [string | undefined, string, string])[];
}

const rows: readonly Row[] = [
  {
    fact: 'deltas of one call by index',
    chunks: [
      [{ index: 0, id: 'a', ...named('look', '') }],
      [{ index: 0, ...more('{"q"') }],
      [{ index: 0, ...more(':1}') }],
    ],
    made: [['a', 'look', '{"q":1}']],
  },
  {
    fact: 'two calls whose deltas are mixed',
    chunks: [
      [
        { index: 0, id: 'a', ...named('look', '') },
        { index: 1, id: 'b', ...named('send', '') },
      ],
      [
        { index: 1, ...more('{"b":') },
        { index: 0, ...more('{"a":') },
      ],
      [
        { index: 0, ...more('1}') },
        { index: 1, ...more('2}') },
      ],
    ],
    made: [
      ['a', 'look', '{"a":1}'],
      ['b', 'send', '{"b":2}'],
    ],
  },
  {
    fact: 'no index',
    chunks: [
      [{ id: 'a', ...named('look', '') }],
      [more('{"q":1}')],
      [{ id: 'b', ...named('send', '') }],
      [more('{}')],
    ],
    made: [
      ['a', 'look', '{"q":1}'],
      ['b', 'send', '{}'],
    ],
  },
  {
    fact: 'an index of null',
    chunks: [[{ index: null, id: 'a', ...named('look', '{"q"') }], [{ index: null, ...more(':1}') }]],
    made: [['a', 'look', '{"q":1}']],
  },
  {
    fact: 'an index that begins at 1',
    chunks: [
      [{ index: 1, id: 'a', ...named('look', '{}') }],
      [{ index: 2, id: 'b', ...named('send', '{}') }],
    ],
    made: [
      ['a', 'look', '{}'],
      ['b', 'send', '{}'],
    ],
  },
  {
    fact: 'index 0 again with a new id is a new call',
    chunks: [
      [{ index: 0, id: 'a', ...named('look', '{"a":1}') }],
      [{ index: 0, id: 'b', ...named('look', '{"b":2}') }],
    ],
    made: [
      ['a', 'look', '{"a":1}'],
      ['b', 'look', '{"b":2}'],
    ],
  },
  {
    fact: 'index 0 again with a new id, after a call without arguments',
    chunks: [[{ index: 0, id: 'a', ...named('look') }], [{ index: 0, id: 'b', ...named('send', '{"b":2}') }]],
    made: [
      ['a', 'look', '{}'],
      ['b', 'send', '{"b":2}'],
    ],
  },
  {
    fact: 'index 0 again with a new id, continued without an id',
    chunks: [
      [{ index: 0, id: 'a', ...named('look', '{}') }],
      [{ index: 0, id: 'b', ...named('send', '') }],
      [{ index: 0, ...more('{"b":2}') }],
    ],
    made: [
      ['a', 'look', '{}'],
      ['b', 'send', '{"b":2}'],
    ],
  },
  {
    fact: 'a blank id on continuations',
    chunks: [
      [{ index: 0, id: 'a', ...named('look', '') }],
      [{ index: 0, id: '', ...more('{"q"') }],
      [{ index: 0, id: '', ...more(':1}') }],
    ],
    made: [['a', 'look', '{"q":1}']],
  },
  {
    fact: 'the id repeated on continuations',
    chunks: [[{ index: 0, id: 'a', ...named('look', '{"q"') }], [{ index: 0, id: 'a', ...more(':1}') }]],
    made: [['a', 'look', '{"q":1}']],
  },
  {
    fact: 'id and name repeated on continuations',
    chunks: [
      [{ index: 0, id: 'a', ...named('look', '{"q"') }],
      [{ index: 0, id: 'a', ...named('look', ':1}') }],
    ],
    made: [['a', 'look', '{"q":1}']],
  },
  {
    fact: 'no `arguments` key',
    chunks: [[{ index: 0, id: 'a', ...named('look') }]],
    made: [['a', 'look', '{}']],
  },
  {
    fact: 'empty arguments',
    chunks: [[{ index: 0, id: 'a', ...named('look', ' ') }]],
    made: [['a', 'look', '{}']],
  },
  {
    fact: 'all in one chunk, without indexes',
    chunks: [
      [
        { id: 'a', ...named('look', '{"a":1}') },
        { id: 'b', ...named('send', '{"b":2}') },
      ],
    ],
    made: [
      ['a', 'look', '{"a":1}'],
      ['b', 'send', '{"b":2}'],
    ],
  },
  {
    fact: 'all in one chunk, all with index 0 and no ids',
    chunks: [
      [
        { index: 0, id: '', ...named('look', '{"a":1}') },
        { index: 0, id: '', ...named('send', '{"b":2}') },
      ],
    ],
    made: [
      [undefined, 'look', '{"a":1}'],
      [undefined, 'send', '{"b":2}'],
    ],
  },
  {
    fact: 'calls without ids by index, without arguments',
    chunks: [
      [
        { index: 0, ...named('look') },
        { index: 1, ...named('send') },
      ],
    ],
    made: [
      [undefined, 'look', '{}'],
      [undefined, 'send', '{}'],
    ],
  },
  {
    fact: 'arguments as an object',
    chunks: [[{ index: 0, id: 'a', function: { name: 'look', arguments: { q: 1 } } }]],
    made: [['a', 'look', '{"q":1}']],
  },
  {
    fact: 'an id that comes after the name',
    chunks: [[{ index: 0, ...named('look', '{"q"') }], [{ index: 0, id: 'a', ...more(':1}') }]],
    made: [['a', 'look', '{"q":1}']],
  },
];

test.each(rows)('$fact', ({ chunks, made }) => {
  const answer = answerOf(api, [...chunks.map((deltas) => calls(...deltas)), finish('tool_calls')]);
  expect(answer.finish).toBe('tool_calls');
  expect(answer.content).toEqual(
    made.map(([nativeId, name, args], at) => ({
      type: 'call',
      callId: `id-${at + 1}`,
      ...(nativeId === undefined ? {} : { nativeId }),
      name,
      arguments: args,
    })),
  );
});

test('beside calls `stop` means tool_calls, with the word that was used', () => {
  const answer = answerOf(api, [
    text('Now.'),
    calls({ index: 0, id: 'a', ...named('look', '{}') }),
    finish('stop'),
  ]);
  expect(answer).toMatchObject({ finish: 'tool_calls', rawFinish: 'stop' });
  expect(answer.content.map(({ type }) => type)).toEqual(['text', 'call']);
});

test.each(['{"q":', '[1]', '"x"', '1', '{"a":1}{"b":2}'])(
  'arguments that are no object, %s, are no answer',
  (args) => {
    const result = read(api, [calls({ index: 0, id: 'a', ...named('look', args) }), finish('tool_calls')]);
    expect(result).toMatchObject({ ok: false, signal: { at: 'stream', code: 'malformed' } });
  },
);

test('a call without a name is no answer', () => {
  const result = read(api, [calls({ index: 0, id: 'a', ...more('{}') }), finish('tool_calls')]);
  expect(result).toMatchObject({ ok: false, signal: { at: 'stream', code: 'malformed' } });
});

test('`tool_calls` without a call is no answer', () => {
  const result = read(api, [text('I will look.'), finish('tool_calls')]);
  expect(result).toMatchObject({ ok: false, signal: { at: 'stream', code: 'malformed' } });
});

test('of an answer cut by its length no call is left, whole or not', () => {
  const cut = [
    calls({ index: 0, id: 'a', ...named('look', '{}') }, { index: 1, id: 'b', ...named('send', '{"t') }),
  ];
  expect(answerOf(api, [text('So'), ...cut, finish('length')]).content).toEqual([
    { type: 'text', text: 'So' },
  ]);
  expect(read(api, [...cut, finish('length')])).toMatchObject({
    ok: false,
    signal: { at: 'answer', code: 'empty' },
  });
});
