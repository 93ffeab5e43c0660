import { array, assert, double, option, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from '../../domain/route/order.ts';
import type { RouteTarget } from '../../domain/route/route.ts';

const limits = { connectMs: 1, firstTokenMs: 1, firstTokenReasoningMs: 1, idleMs: 1, totalMs: 1 };

function targetOf(target: string, tie?: RouteTarget['tie']): RouteTarget {
  return { target, settings: {}, limits, ...(tie === undefined ? {} : { tie }) };
}

const names = (targets: readonly RouteTarget[]) => targets.map(({ target }) => target).join(' ');

const rankOf = ({ target }: RouteTarget) => Number(target.split('.')[0]);

const a = targetOf('a', { rank: 0, weight: 3 });
const b = targetOf('b', { rank: 0, weight: 1 });
const c = targetOf('c');
const d = targetOf('d', { rank: 2, weight: 1 });
const e = targetOf('e', { rank: 2, weight: 1 });

test.each([
  [0, 'a b c d e'],
  // 0.375 is the middle of a's share, and so draws from the middle of the next rank.
  [0.374, 'a b c d e'],
  [0.376, 'a b c e d'],
  [0.75, 'b a c d e'],
  [0.88, 'b a c e d'],
  [0.9999, 'b a c e d'],
])('drawn by %d the order is %s', (random, order) => {
  expect(names(inOrder([a, b, c, d, e], random))).toBe(order);
});

test('without equals the order is the route’s, whatever was drawn', () => {
  const plain = ['x', 'y', 'z'].map((name) => targetOf(name));
  expect(names(inOrder(plain, 0.7))).toBe('x y z');
});

test('of many runs each target gets its share', () => {
  const firsts = Array.from({ length: 1000 }, (_, at) => inOrder([a, b, c], at / 1000)[0]?.target);
  expect(firsts.filter((first) => first === 'a')).toHaveLength(750);
});

test('all targets are there, rank by rank', () => {
  const ranks = array(
    option(array(double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 4 })),
    { maxLength: 5 },
  );
  const given = record({ ranks, random: double({ min: 0, max: 1, maxExcluded: true, noNaN: true }) });
  assert(
    property(given, ({ ranks, random }) => {
      const targets = ranks.flatMap((weights, rank) =>
        weights === null
          ? [targetOf(`${rank}`)]
          : weights.map((weight, at) => targetOf(`${rank}.${at}`, { rank, weight })),
      );
      const ordered = inOrder(targets, random);
      expect(ordered.toSorted((x, y) => x.target.localeCompare(y.target))).toEqual(targets);
      expect(ordered.map(rankOf)).toEqual(targets.map(rankOf));
    }),
  );
});
