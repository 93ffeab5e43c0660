import { expect, test } from 'vitest';
import { changesOf, defaultPolicy, overriding, policyChoices } from '../../domain/route/policy.ts';

test('the first word of each choice is the default', () => {
  const first = Object.entries(policyChoices).map(([key, [word]]) => [key, word]);
  expect({ ...Object.fromEntries(first), stayWithVendor: [] }).toEqual(defaultPolicy);
});

test('a caller’s words go before the route’s', () => {
  const route = { ...defaultPolicy, refusal: 'next', empty: 'stop' } as const;
  expect(overriding(route, { refusal: 'give', length: 'next' })).toEqual({
    ...defaultPolicy,
    refusal: 'give',
    empty: 'stop',
    length: 'next',
  });
});

test.each([
  [[], undefined, []],
  [['Refusal'], [], ['Refusal']],
  [['Refusal'], ['Refusal', 'RateLimited'], ['Refusal', 'RateLimited']],
  [true, [], true],
  [['Refusal'], true, true],
] as const)(
  'what stays with a vendor by the route (%j) only grows by the caller’s (%j)',
  (route, caller, both) => {
    const policy = overriding(
      { ...defaultPolicy, stayWithVendor: route },
      caller === undefined ? {} : { stayWithVendor: caller },
    );
    expect(policy.stayWithVendor).toEqual(both);
  },
);

test.each([
  [{}, {}],
  [{ refusal: 'give', stayWithVendor: [] }, {}],
  [{ refusal: 'next', length: 'accept' }, { refusal: 'next' }],
  [{ stayWithVendor: true }, { stayWithVendor: true }],
  [{ stayWithVendor: ['Refusal'] }, { stayWithVendor: ['Refusal'] }],
] as const)('of %j what isn’t the default is %j', (policy, changes) => {
  expect(changesOf({ ...defaultPolicy, ...policy })).toEqual(changes);
});
