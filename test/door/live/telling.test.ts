import { array, assert, integer, property, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer, WireEvent } from '../../../domain/wire/format.ts';
import { formatOf } from '../../../domain/wire/formats.ts';
import { Telling, type Told } from '../../../worker/door/live/telling.ts';

const format = formatOf('openai.chat');

function opened(): Telling {
  const telling = new Telling((model) => format.liveEvents({ id: 'c', model, createdAt: 1 }));
  telling.attempt('a/one');
  return telling;
}

const said = (text: string): Answer => ({ content: [{ type: 'text', text }], finish: 'stop' });

/** The words that reached the client; undefined where it was told of another answer. */
function wordsOf(...told: readonly Told[]): string | undefined {
  if (told.includes('another answer')) return undefined;
  const events = (told as readonly (readonly WireEvent[])[]).flat();
  return events
    .map(({ data }) => {
      const choices = data === '[DONE]' ? [] : (data['choices'] as { delta: { content?: string } }[]);
      return choices[0]?.delta.content ?? '';
    })
    .join('');
}

test('whatever was said before each break, and in whatever pieces, the client reads one answer', () => {
  assert(
    property(
      string({ minLength: 2, maxLength: 40 }),
      array(tuple(integer({ min: 1, max: 40 }), integer({ min: 1, max: 7 })), { minLength: 1, maxLength: 4 }),
      (text, attempts) => {
        const telling = opened();
        const told = attempts.flatMap(([until, piece]) => {
          telling.attempt('a/one');
          const words = text.slice(0, until);
          const pieces = Array.from({ length: Math.ceil(words.length / piece) }, (_, at) =>
            words.slice(at * piece, (at + 1) * piece),
          );
          return pieces.map((each, at) => telling.words(each, at === 0 ? [] : undefined));
        });
        expect(wordsOf(...told, telling.rest(said(text)))).toBe(text);
      },
    ),
  );
});

const rows: readonly (readonly [
  what: string,
  first: string,
  then: readonly string[],
  words: string | undefined,
])[] = [
  ['the same words are not told twice', 'Good', ['Good', 'bye'], 'Goodbye'],
  ['in one piece that goes beyond them', 'Good', ['Goodbye'], 'Goodbye'],
  ['not yet as far as it was', 'Goodbye', ['Goo'], 'Goodbye'],
  ['another word in the middle', 'Good', ['Gold'], undefined],
  ['another word from the start', 'Good', ['B'], undefined],
  ['another one after a while', 'Good', ['G', 'o', 'a'], undefined],
];

test.each(rows)('after a break: %s', (_, first, then, words) => {
  const telling = opened();
  const before = telling.words(first, []);
  telling.attempt('b/two');
  const after = then.map((text, at) => telling.words(text, at === 0 ? [] : undefined));
  expect(wordsOf(before, ...after)).toBe(words);
});

test('a text that begins after what was told waits for the answer', () => {
  const telling = opened();
  const before = telling.words('Good', []);
  telling.attempt('b/two');
  const after = [telling.words('Good', []), telling.words('bye', [{ type: 'text', text: 'Good' }])];
  expect(wordsOf(before, ...after)).toBe('Good');
  const both = said('Good');
  const whole = { ...both, content: [...both.content, { type: 'text' as const, text: 'bye' }] };
  expect(wordsOf(before, ...after, telling.rest(whole))).toBe('Goodbye');
});

test('the answer that the run has in the end is the one that counts', () => {
  const telling = opened();
  telling.words('Good', []);
  expect(telling.rest(said('Gold'))).toBe('another answer');
  expect(opened().rest(said('Good'))).toBe('another answer');
});
