import { assert, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { Walked } from '../../../domain/health/route/candidate.ts';
import { placeInWords } from '../../../domain/health/route/place.ts';
import { noTurns, type Turns } from '../../../domain/health/route/turns.ts';
import type { View } from '../../../domain/health/route/view.ts';
import { walk, type RouteHealth } from '../../../domain/health/route/walk.ts';
import { a, b, c, failing, limited, open, well } from './facts.ts';

const route: RouteHealth = { targets: [a, b] };
const impatient: RouteHealth = { ...route, failover: { afterFailures: 3 } };
const words = ({ places }: Walked, view: View) =>
  places.map((place) => placeInWords(place, view[place.target] ?? well));

test.each<[string, RouteHealth, View, string | null, readonly string[]]>([
  ['all are well', route, { [a]: well, [b]: well }, a, ["next in the route's order"]],
  [
    'the first is open',
    route,
    { [a]: open, [b]: well },
    b,
    ['open: 93 % of calls failed', "next in the route's order"],
  ],
  [
    'the first has no room',
    route,
    { [a]: limited(0), [b]: well },
    b,
    ['takes 12.0 calls a second', "next in the route's order"],
  ],
  [
    'the route is impatient with the first',
    impatient,
    { [a]: failing(4, 20), [b]: well },
    b,
    ['4 of 20 calls failed within 30 s', "next in the route's order"],
  ],
  [
    'impatience is a preference: nobody else admits the call',
    impatient,
    { [a]: failing(4, 20), [b]: open },
    a,
    ['4 of 20 calls failed within 30 s', 'open: 93 % of calls failed', 'no better target has room'],
  ],
  [
    'nobody admits it: the least bad dares',
    route,
    { [a]: open, [b]: { ...open, failP: 0.6, admit: { fresh: 0, rescue: 0, last: 1 } } },
    b,
    ['open: 93 % of calls failed', 'open: 93 % of calls failed', 'last resort'],
  ],
  [
    'nobody admits it, and the route would rather fail',
    { ...route, whenNobodyAdmits: 'fail' },
    { [a]: open, [b]: { ...open, admit: { fresh: 0, rescue: 0, last: 1 } } },
    null,
    ['open: 93 % of calls failed', 'open: 93 % of calls failed'],
  ],
])('%s', (_, route, view, target, reasons) => {
  const walked = walk(route, view, noTurns);
  expect(walked.target).toBe(target);
  expect(words(walked, view)).toEqual(reasons);
});

test('targets hear how they were asked, and that nobody took the call', () => {
  const view = { [a]: open, [b]: { ...open, admit: { fresh: 0, rescue: 0, last: 0 } } };
  const { asks } = walk(
    route,
    { ...view, [a]: { ...open, admit: { fresh: 0, rescue: 0, last: 0 } } },
    noTurns,
  );
  expect(asks.map(({ target, kind }) => `${kind} ${target === a ? 'a' : 'b'}`)).toEqual([
    'fresh a',
    'fresh b',
    'last a',
    'last b',
    'denied a',
    'denied b',
  ]);
});

test.each([
  ['whatever its health', open, a, 'pinned by an operator'],
  ['not beyond its limit', { ...limited(0), capRps: 0 }, b, "next in the route's order"],
])('a pinned target comes first, %s', (_, pinned, target, reason) => {
  const view = { [a]: pinned, [b]: well };
  const walked = walk({ targets: [b, a] }, view, noTurns, a);
  expect(walked.target).toBe(target);
  expect(words(walked, view).at(-1)).toBe(reason);
});

test('a share is an even pattern: after n calls it has taken its share of them, give or take one', () => {
  assert(
    property(double({ min: 0.01, max: 0.99, noNaN: true }), integer({ min: 1, max: 300 }), (share, calls) => {
      let turns: Turns = noTurns;
      let taken = 0;
      for (let call = 0; call < calls; call++) {
        const walked = walk({ targets: [a, c] }, { [a]: limited(share), [c]: well }, turns);
        turns = walked.turns;
        if (walked.target === a) taken++;
      }
      expect(Math.abs(taken - share * calls)).toBeLessThanOrEqual(1);
    }),
  );
});
