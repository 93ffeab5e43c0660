import { expect, test } from 'vitest';
import { isBetterElsewhere, rescue } from '../../../domain/health/route/rescue.ts';
import { noTurns } from '../../../domain/health/route/turns.ts';
import type { View } from '../../../domain/health/route/view.ts';
import type { Facts } from '../../../domain/health/target/facts.ts';
import { a, b, c, limited, open, well } from './facts.ts';

const route = { targets: [a, b, c] };
const at = (failP: number): Facts => ({ ...well, failP });
const hopeful: Facts = { ...open, failP: 0.3, admit: { fresh: 0, rescue: 1, last: 1 } };

test.each<[string, View, boolean, string | null]>([
  ['who is least likely to fail', { [a]: at(0.2), [b]: at(0.1), [c]: at(0.05) }, false, c],
  ['who has room', { [a]: at(0.2), [b]: at(0.1), [c]: { ...limited(0), failP: 0 } }, false, b],
  ['the same again, if nobody is better', { [a]: at(0), [b]: at(0.4), [c]: at(0.4) }, false, a],
  ['not the same again when it had no room', { [a]: at(0), [b]: at(0.4), [c]: at(0.5) }, true, b],
  ['nobody, where all are likely to fail', { [a]: at(0.95), [b]: open, [c]: open }, false, null],
  ['nobody in a storm', { [a]: open, [b]: open, [c]: { ...open, failP: 0.6 } }, false, null],
  ['one with an even chance in a storm', { [a]: open, [b]: open, [c]: hopeful }, false, c],
])('another attempt goes to %s', (_, view, throttled, target) => {
  expect(rescue(route, view, { target: a, throttled }, noTurns).target).toBe(target);
});

test('targets that are passed over say why, and are not asked', () => {
  const view = { [a]: at(0), [b]: at(0.4), [c]: well };
  const { places, asks } = rescue(route, view, { target: a, throttled: false }, noTurns);
  expect(places).toEqual([{ target: c, why: { is: 'asked', because: 'rescue' } }]);
  expect(asks).toEqual([{ target: c, kind: 'rescue' }]);
  const again = rescue({ targets: [a, b] }, view, { target: a, throttled: false }, noTurns);
  expect(again.places[0]).toEqual({ target: b, why: { is: 'passed', because: 'hopeless' } });
});

test.each<[string, View, boolean]>([
  ['it waits on an open target, and another takes it', { [a]: open, [b]: well }, true],
  ['its target is drained at once', { [a]: { ...well, state: 'isolated', leave: true }, [b]: well }, true],
  ['its target is drained by and by', { [a]: { ...well, state: 'isolated' }, [b]: well }, false],
  ['its target is not open', { [a]: well, [b]: well }, false],
  ['nobody else takes it', { [a]: open, [b]: open }, false],
])('a waiting call is better elsewhere when %s', (_, view, is) => {
  expect(isBetterElsewhere({ targets: [a, b] }, view, a)).toBe(is);
});
