import { expect, test } from 'vitest';
import { inOrder } from '../../../domain/health/route/order.ts';
import { placeInWords } from '../../../domain/health/route/place.ts';
import { noTurns } from '../../../domain/health/route/turns.ts';
import type { View } from '../../../domain/health/route/view.ts';
import { walk } from '../../../domain/health/route/walk.ts';
import { a, b, c, open, well } from './facts.ts';

const route = { targets: [a, b, c] };

test.each<[string, View, readonly [string, string][]]>([
  [
    'all are well',
    { [a]: well, [b]: well, [c]: well },
    [
      [a, "next in the route's order"],
      [b, 'in reserve'],
      [c, 'in reserve'],
    ],
  ],
  [
    'the first is open',
    { [a]: open, [b]: well, [c]: well },
    [
      [b, "next in the route's order"],
      [c, 'in reserve'],
      [a, 'open: 93 % of calls failed'],
    ],
  ],
  [
    'all are open: the last resort comes first',
    { [a]: open, [b]: { ...open, failP: 0.5, admit: { fresh: 0, rescue: 0, last: 1 } }, [c]: open },
    [
      [b, 'last resort'],
      [a, 'open: 93 % of calls failed'],
      [c, 'open: 93 % of calls failed'],
    ],
  ],
])('%s', (_, view, places) => {
  const all = inOrder(route, walk(route, view, noTurns));
  expect(all.map((place) => [place.target, placeInWords(place, view[place.target] ?? well)])).toEqual(places);
});
