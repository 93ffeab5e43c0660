import { expect, test } from 'vitest';
import { classify } from '../../domain/failure/classify.ts';
import { answerPolicyIn, judge, type AnswerPolicy } from '../../domain/run/judge.ts';
import type { Finish } from '../../domain/wire/format.ts';

const rows: readonly (readonly [Finish, Partial<AnswerPolicy>, string])[] = [
  ['stop', {}, 'accepted'],
  ['stop', { refusal: 'next', length: 'stop' }, 'accepted'],
  ['tool_calls', { refusal: 'next', length: 'stop' }, 'accepted'],
  ['unknown', { refusal: 'next', length: 'stop' }, 'accepted'],
  ['refusal', {}, 'accepted'],
  ['refusal', { refusal: 'give', length: 'next' }, 'accepted'],
  ['refusal', { refusal: 'next' }, 'Refusal'],
  ['length', {}, 'accepted'],
  ['length', { length: 'accept', refusal: 'next' }, 'accepted'],
  ['length', { length: 'next' }, 'LengthLimit'],
  ['length', { length: 'stop' }, 'LengthLimit'],
];

test.each(rows)('an answer that ends with %s under %j is %s', (finish, policy, expected) => {
  const judgement = judge({ finish }, policy);
  expect(judgement.accepted ? 'accepted' : classify(judgement.signal, [])).toBe(expected);
});

test('without a policy the default one judges', () => {
  expect(judge({ finish: 'refusal' })).toEqual({ accepted: true });
  expect(judge({ finish: 'length' })).toEqual({ accepted: true });
});

test.each([
  [undefined, undefined],
  [{}, undefined],
  [{ empty: 'stop', stayWithVendor: true }, undefined],
  [{ refusal: 'next', empty: 'stop' }, { refusal: 'next' }],
  [{ length: 'stop' }, { length: 'stop' }],
] as const)('of %j an attempt is told %j', (policy, told) => {
  expect(answerPolicyIn(policy)).toEqual(told);
});
