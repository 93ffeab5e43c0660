import { expect, test } from 'vitest';
import { stays, type Standing } from '../../../domain/health/route/stay.ts';
import type { View } from '../../../domain/health/route/view.ts';
import { a, b, open, well } from './facts.ts';

const route = { targets: [a, b] };
const ramping = { ...well, state: 'ramping' } as const;
const drained = { ...well, state: 'isolated' } as const;

test.each<[string, Standing, View, boolean]>([
  ['a run that nobody has served', {}, { [a]: well, [b]: well }, false],
  ['on the preferred target while that is well', { stayWith: a }, { [a]: well, [b]: well }, true],
  ['on a backup, as its caches are bound to it', { stayWith: b }, { [a]: well, [b]: well }, true],
  ['through its own target’s ramp', { stayWith: a }, { [a]: ramping, [b]: well }, true],
  ['on a backup while the awaited one is open', { stayWith: b, awaits: a }, { [a]: open, [b]: well }, true],
  ['on a backup while the awaited one ramps', { stayWith: b, awaits: a }, { [a]: ramping, [b]: well }, true],
  ['not once the awaited one is closed again', { stayWith: b, awaits: a }, { [a]: well, [b]: well }, false],
  ['not on an open one', { stayWith: a }, { [a]: open, [b]: well }, false],
  ['not on a drained one', { stayWith: b }, { [a]: well, [b]: drained }, false],
  ['not on one that left the route', { stayWith: 'gone/model' }, { [a]: well, [b]: well }, false],
])('%s', (_, standing, view, expected) => {
  expect(stays(route, view, standing)).toBe(expected);
});
