import { expect, test } from 'vitest';
import { believe, staleAfterMs, type Sides } from '../../../domain/health/route/view.ts';
import type { Facts } from '../../../domain/health/target/facts.ts';
import { open, well } from './facts.ts';

const fleetWell: Facts = { ...well, seq: 1 };
const ownWell: Facts = { ...well, seq: 2 };
const unknown: Facts = { ...well, seq: 3 };
const ownOpen: Facts = { ...open, seq: 4 };
const fleetOpen: Facts = { ...open, seq: 5 };

test.each<[string, Sides, Facts]>([
  ['the fleet’s word', { fleet: fleetOpen, own: ownWell, stale: false }, fleetOpen],
  ['its own, where it knows worse', { fleet: fleetWell, own: ownOpen, stale: false }, ownOpen],
  [
    'an operator’s trust over its own',
    { fleet: { ...fleetWell, trusted: true }, own: ownOpen, stale: false },
    { ...fleetWell, trusted: true },
  ],
  ['its own, when the fleet is not heard', { fleet: fleetOpen, own: ownWell, stale: true }, ownWell],
  ['nothing, with neither', { fleet: fleetOpen, stale: true }, unknown],
])('a process believes %s', (_, sides, believed) => {
  expect(believe(sides, unknown)).toEqual(believed);
});

test('a directive holds for two quiet times, and for ten seconds at least', () => {
  expect(staleAfterMs(15_000)).toBe(30_000);
  expect(staleAfterMs(1000)).toBe(10_000);
});
