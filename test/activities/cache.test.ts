import { array, assert, integer, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { ConversationCache } from '../../activities/conversation/cache.ts';
import type { Brief } from '../../domain/conversation/transcript.ts';
import { user } from '../conversation/messages.ts';

const brief: Brief = { route: 'main', tools: [], settings: {} };
const [one, two, three, four] = ['1', '2', '3', '4'].map((text) => user(text)) as [
  ReturnType<typeof user>,
  ReturnType<typeof user>,
  ReturnType<typeof user>,
  ReturnType<typeof user>,
];

function known(cache: ConversationCache, runId = 'run'): readonly unknown[] | undefined {
  return cache.get(runId)?.messages;
}

test('it gives back what it was given, with the brief', () => {
  const cache = new ConversationCache();
  expect(cache.get('run')).toBeUndefined();
  cache.hold('run', 0, [one, two], brief);
  expect(cache.get('run')).toMatchObject({ brief, messages: [one, two] });
});

test.each([
  ['what continues it is added', 2, [three], [one, two, three]],
  ['what overlaps adds only what is new', 1, [two, three], [one, two, three]],
  ['what is known already adds nothing', 0, [one], [one, two]],
  ['the whole again adds nothing', 0, [one, two], [one, two]],
  ['a gap is ignored: it is always a beginning', 3, [four], [one, two]],
] as const)('%s', (_, from, messages, after) => {
  const cache = new ConversationCache();
  cache.hold('run', 0, [one, two], brief);
  cache.hold('run', from, messages, brief);
  expect(known(cache)).toEqual(after);
});

test('a run that begins with a gap is not held', () => {
  const cache = new ConversationCache();
  cache.hold('run', 1, [two], brief);
  expect(cache.get('run')).toBeUndefined();
});

test('runs don’t mix', () => {
  const cache = new ConversationCache();
  cache.hold('a', 0, [one], brief);
  cache.hold('b', 0, [two], brief);
  expect([known(cache, 'a'), known(cache, 'b')]).toEqual([[one], [two]]);
});

test('the least recently used is forgotten first', () => {
  const cache = new ConversationCache(2000);
  const large = user('x'.repeat(500));
  for (const runId of ['a', 'b', 'c']) cache.hold(runId, 0, [large], brief);
  cache.get('a');
  cache.hold('d', 0, [large], brief);
  expect(['a', 'b', 'c', 'd'].filter((runId) => cache.get(runId) !== undefined)).toEqual(['a', 'c', 'd']);
});

test('one conversation may be larger than the limit, as it is needed', () => {
  const cache = new ConversationCache(100);
  cache.hold('a', 0, [one], brief);
  cache.hold('b', 0, [user('x'.repeat(500))], brief);
  expect(cache.get('a')).toBeUndefined();
  expect(known(cache, 'b')).toHaveLength(1);
});

/** Twelve messages of growing size, each its run's own. */
const conversationOf = (run: number) =>
  Array.from({ length: 12 }, (_, at) => user(`${run}/${at} ${'x'.repeat(at * 20)}`));

test('it never holds more than its limit and one conversation, and only beginnings', () => {
  const limit = 3000;
  const holds = record({
    run: nat({ max: 9 }),
    from: nat({ max: 6 }),
    count: integer({ min: 1, max: 4 }),
  });
  assert(
    property(array(holds, { maxLength: 60 }), (steps) => {
      const cache = new ConversationCache(limit);
      for (const { run, from, count } of steps)
        cache.hold(`${run}`, from, conversationOf(run).slice(from, from + count), brief);
      const held = Array.from({ length: 10 }, (_, run) => known(cache, `${run}`) ?? []);
      held.forEach((messages, run) =>
        expect(messages).toEqual(conversationOf(run).slice(0, messages.length)),
      );
      const sizes = held.map((messages) =>
        messages.reduce<number>((sum, each) => sum + JSON.stringify(each).length, 0),
      );
      const total = sizes.reduce((sum, size) => sum + size, 0);
      expect(total <= limit || sizes.filter((size) => size > 0).length === 1).toBe(true);
    }),
  );
});

test('what a brief weighs counts: tools may weigh more than what is said', () => {
  const heavy: Brief = { ...brief, tools: [{ name: 't', description: 'x'.repeat(1000), parameters: {} }] };
  const cache = new ConversationCache(5000);
  for (let run = 0; run < 20; run += 1) cache.hold(`${run}`, 0, [one], heavy);
  const kept = Array.from({ length: 20 }, (_, run) => cache.get(`${run}`)).filter(
    (each) => each !== undefined,
  );
  expect(kept.length).toBeLessThanOrEqual(5);
});
