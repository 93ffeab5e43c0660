import { assert, constantFrom, double, integer, option, property, record, subarray } from 'fast-check';
import { expect, test } from 'vitest';
import { fit, fitRoute, roomIn, type Ability, type Needs, type TargetFacts } from '../../domain/route/fit.ts';
import { defaultPolicy } from '../../domain/route/policy.ts';
import { a, b } from '../run/plans.ts';

const facts: TargetFacts = { window: 10_000, defaultMaxOutput: 1000, tokenFactor: 1 };
const words = (tokens: number, more: Partial<Needs> = {}): Needs => ({ tokens, uses: [], ...more });
const fits = { fits: true };
const small = (about: number, answer: number) => ({
  fits: false,
  kind: 'ContextOverflow',
  reason: `window of 10000 tokens is too small for about ${about} of the conversation (and a tenth, as that is an estimate) and ${answer} of the answer`,
});
const lacks = (reason: string) => ({ fits: false, kind: 'InvalidRequest', reason });

test.each<[string, Needs, TargetFacts, object]>([
  ['the last token that leaves room for the margin and the answer', words(8181), facts, fits],
  ['one more', words(8182), facts, small(8182, 1000)],
  ['an unknown window takes anything', words(1e9), { defaultMaxOutput: 1000, tokenFactor: 1 }, fits],
  ['a caller who wants a short answer', words(9000, { maxOutput: 100 }), facts, fits],
  ['a caller who wants a long answer', words(2000, { maxOutput: 9000 }), facts, small(2000, 9000)],
  [
    'the target’s own setting wins over the caller’s',
    words(2000, { maxOutput: 9000 }),
    { ...facts, maxOutput: 1000 },
    fits,
  ],
  [
    'a tokenizer that makes more of the same words',
    words(8000),
    { ...facts, tokenFactor: 1.35 },
    small(10_800, 1000),
  ],
  [
    'an answer longer than the window',
    words(1),
    { ...facts, window: 10_000, maxOutput: 20_000 },
    small(1, 20_000),
  ],
  ['abilities that nobody denied', words(1, { uses: ['images', 'tools', 'schema'] }), facts, fits],
  ['an ability that isn’t used', words(1), { ...facts, images: false }, fits],
  ['no images', words(1, { uses: ['images'] }), { ...facts, images: false }, lacks('takes no images')],
  [
    'neither tools nor schemas',
    words(1, { uses: ['tools', 'schema'] }),
    { ...facts, tools: false, schema: false },
    lacks('takes no tools, answers by a schema'),
  ],
])('%s', (_, needs, target, found) => {
  expect(fit(needs, target)).toEqual(found);
});

const abilities: readonly Ability[] = ['images', 'documents', 'audio', 'video', 'files', 'tools', 'schema'];
const count = integer({ min: 0, max: 2_000_000 });
const someFacts = record({
  window: option(count, { nil: undefined }),
  maxOutput: option(count, { nil: undefined }),
  defaultMaxOutput: count,
  tokenFactor: double({ min: 0.5, max: 3, noNaN: true }),
  lacking: option(constantFrom(...abilities), { nil: undefined }),
}).map(({ lacking, window, maxOutput, ...known }): TargetFacts => ({
  ...known,
  ...(window === undefined ? {} : { window }),
  ...(maxOutput === undefined ? {} : { maxOutput }),
  ...(lacking === undefined ? {} : { [lacking]: false }),
}));
const someNeeds = record({ tokens: count, maxOutput: count, uses: subarray([...abilities]) });

test('what fits leaves a tenth and the answer of the window', () => {
  assert(
    property(someNeeds, someFacts, (needs, target) => {
      const sent = needs.tokens * target.tokenFactor * 1.1;
      const needed = sent + (target.maxOutput ?? needs.maxOutput);
      return !fit(needs, target).fits || needed <= (target.window ?? Infinity) + 1e-6;
    }),
  );
});

test('a shorter conversation never fits worse', () => {
  assert(
    property(someNeeds, someFacts, count, (needs, target, fewer) => {
      const shorter = { ...needs, tokens: Math.min(fewer, needs.tokens) };
      return !fit(needs, target).fits || fit(shorter, target).fits;
    }),
  );
});

test('nothing beyond the room fits', () => {
  assert(
    property(someNeeds, someFacts, (needs, target) => {
      const room = roomIn(target, needs.maxOutput);
      return room === Infinity || !fit({ ...needs, tokens: room + 1 }, target).fits;
    }),
  );
});

const routeTarget = (target: string) => ({
  target,
  settings: {},
  limits: { connectMs: 1, firstTokenMs: 1, firstTokenReasoningMs: 1, idleMs: 1, totalMs: 1 },
});
const route = {
  name: 'main',
  targets: [routeTarget(a), routeTarget(b)],
  limits: { deadlineMs: 1, attempts: 1 },
  retry: { attempts: 1, backoffMs: 1, maxBackoffMs: 1, maxWaitMs: 1 },
  policy: defaultPolicy,
};

test.each([
  ['all fit: the smallest has the say how far', 1, [a, b], [], 8181],
  ['the small one is left out, with its reason', 9000, [b], [a], 80_909],
  ['none fits', 1e6, [], [a, b], Infinity],
])('%s', (_, tokens, kept, left, room) => {
  const fitted = fitRoute(route, words(tokens), ({ target }) =>
    target === a ? facts : { ...facts, window: 90_000 },
  );
  expect(fitted.route.targets.map(({ target }) => target)).toEqual(kept);
  expect(fitted.skipped.map(({ target }) => target)).toEqual(left);
  expect(fitted.room).toBe(room);
});
