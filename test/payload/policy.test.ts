import { expect, test } from 'vitest';
import { defaultPolicy, policyChoices } from '../../domain/route/policy.ts';
import { checkAgentInput, checkCallInput } from '../../workflows/payload/check.ts';

const withPolicy = (policy: unknown) => checkCallInput({ route: 'main', messages: 'hello', policy });
const ofAgent = (policy: unknown) => checkAgentInput({ agent: 'refunds', input: 'hello', policy });

test.each([
  {},
  defaultPolicy,
  { stayWithVendor: true },
  { stayWithVendor: ['RateLimited', 'Refusal'] },
  ...Object.entries(policyChoices).flatMap(([key, words]) => words.map((word) => ({ [key]: word }))),
])('a call and a run may bring the policy %j', (policy) => {
  expect(withPolicy(policy)).toMatchObject({ ok: true, input: { policy } });
  expect(ofAgent(policy)).toMatchObject({ ok: true, input: { policy } });
});

test.each([
  ['give', 'policy'],
  [{ refusals: 'next' }, 'policy.refusals'],
  [{ refusal: 'retry' }, 'policy.refusal'],
  [{ contextOverflow: 'next' }, 'policy.contextOverflow'],
  [{ stayWithVendor: false }, 'policy.stayWithVendor'],
  [{ stayWithVendor: 'RateLimited' }, 'policy.stayWithVendor'],
  [{ stayWithVendor: ['Refusal', 'RateLimit'] }, 'policy.stayWithVendor[1]'],
])('of the policy %j it is said where it is wrong: %s', (policy, path) => {
  for (const checked of [withPolicy(policy), ofAgent(policy)])
    expect(checked.ok ? [] : checked.problems.map((problem) => problem.path)).toEqual([path]);
});
