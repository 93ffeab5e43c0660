import { assert, property, string } from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { TokenCounter } from '../../activities/tokens/counter.ts';
import { TokenFactors } from '../../activities/tokens/factors.ts';
import { loadO200k } from '../../activities/tokens/o200k.ts';
import { mostTokens, type CountText } from '../../domain/cost/tokens.ts';
import type { Message } from '../../domain/conversation/message.ts';
import { user } from '../conversation/messages.ts';
import { brief } from './world.ts';

let o200k: CountText;
beforeAll(async () => {
  o200k = await loadO200k();
});

const heldOf = (...messages: Message[]) => ({ brief, messages });

test.each([
  ['nothing', '', 0],
  ['words', 'Where is my order?', 5],
  ['a word that means something to vendors', '<|endoftext|>', 7],
  ['letters beyond ASCII', 'Größe', 2],
])('o200k counts %s', (_, text, tokens) => {
  expect(o200k(text)).toBe(tokens);
});

test('no text has more tokens than bytes', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 2000 }), (text) => {
      // Cutting a long text into pieces may add a token at each cut, and halves of a pair count as a sign each.
      const cuts = Math.floor(text.length / 256);
      expect(o200k(text)).toBeLessThanOrEqual(mostTokens(text) + 6 * cuts);
    }),
  );
});

test.each([
  ['one letter', 'a'],
  ['one sign', '='],
  ['blanks', ' '],
  ['words without blanks', '漢字文章'],
])('100,000 times %s are counted in the time of ordinary text', (_, text) => {
  const begun = performance.now();
  o200k(text.repeat(100_000 / text.length));
  expect(performance.now() - begun).toBeLessThan(1500);
});

test('nobody loads the tokenizer for an estimate or a bound', async () => {
  let loads = 0;
  const counter = new TokenCounter(async () => {
    loads += 1;
    return (text) => text.length;
  });
  const held = heldOf(user('x'.repeat(400)));
  expect([counter.about(held), counter.most(held), counter.loaded]).toEqual([104, 404, false]);
  expect(loads).toBe(0);
  expect(await Promise.all([counter.exactly(held), counter.exactly(held)])).toEqual([404, 404]);
  expect([counter.about(held), counter.loaded, loads]).toEqual([404, true, 1]);
});

test('a message is counted once', async () => {
  const counted: string[] = [];
  const counter = new TokenCounter(async () => (text) => {
    counted.push(text);
    return text.length;
  });
  const [first, second] = [user('first'), user('second')];
  await counter.exactly(heldOf(first));
  await counter.exactly(heldOf(first, second));
  expect(counted).toEqual(['first', 'second']);
});

test('each target has a factor of its own, and learns', () => {
  const factors = new TokenFactors();
  factors.learn('openai/a', 'openai.chat', { actual: 2000, counted: 1000 });
  expect(factors.of('openai/a', 'openai.chat')).toBeCloseTo(1.2, 10);
  expect(factors.of('openai/b', 'openai.chat')).toBe(1);
  expect(factors.of('anthropic/a', 'anthropic.messages')).toBe(1.35);
});
