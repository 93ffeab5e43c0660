import { describe, expect, test } from 'vitest';
import { failureKinds, type FailureKind, type NextStep } from '../../domain/failure/kinds.ts';
import { choiceOver, policyChoices, type Policy, type PolicyChoice } from '../../domain/route/policy.ts';
import { decide, type Step } from '../../domain/run/decide.ts';
import { a, b, failed, planWith } from './plans.ts';

const again: Step = { do: 'attempt', target: a, why: 'retry', delayMs: 200 };
const on: Step = { do: 'attempt', target: b, why: 'fallback', delayMs: 0 };
const end: Step = { do: 'stop', reason: 'final' };

function stepAfter(kind: FailureKind, times: number, policy: Partial<Policy> = {}): Step {
  const plan = planWith({
    policy,
    retry: { attempts: 3, backoffMs: 200, maxBackoffMs: 200, maxWaitMs: 5000 },
  });
  const attempts = Array.from({ length: times }, () => failed(a, kind));
  return decide(plan, attempts, { now: 100, startedAt: 0, random: 1 });
}

/** What follows on the first, the second and the third failure of a target, by the word of the kind's row. */
const byRow: Readonly<Record<NextStep, readonly Step[]>> = {
  same: [again, again, on],
  repair: [{ do: 'attempt', target: a, why: 'repair', delayMs: 0, repair: 'reasoning' }],
  other: [on],
  larger: [on],
  permitted: [end],
  stop: [end],
};

/** The same, by the word of the policy. */
const byWord: Readonly<Record<Policy[PolicyChoice], readonly Step[]>> = {
  give: [end],
  next: [on],
  larger: [on],
  retry: [again, on],
  accept: [end],
  stop: [end],
};

const kinds = Object.keys(failureKinds) as FailureKind[];

describe.each(kinds.filter((kind) => choiceOver[kind] === undefined))('%s', (kind) => {
  test.each(byRow[failureKinds[kind].next].map((step, at) => [at + 1, step] as const))(
    'does after failure %i what its row says',
    (times, step) => {
      expect(stepAfter(kind, times)).toEqual(step);
    },
  );

  test('is decided by no choice of the policy', () => {
    const contrary: Partial<Policy> = { contentFilter: 'next', empty: 'stop', contextOverflow: 'stop' };
    expect(stepAfter(kind, 1, contrary)).toEqual(stepAfter(kind, 1));
  });
});

const chosen = kinds.flatMap((kind) => {
  const choice = choiceOver[kind];
  return choice === undefined ? [] : policyChoices[choice].map((word) => ({ kind, choice, word }));
});

test.each(chosen)('$kind does what the policy says: $choice: $word', ({ kind, choice, word }) => {
  byWord[word].forEach((step, at) => {
    expect(stepAfter(kind, at + 1, { [choice]: word })).toEqual(step);
  });
});

test.each(Object.entries(choiceOver) as [FailureKind, PolicyChoice][])(
  '%s does by default what the first word of %s says',
  (kind, choice) => {
    const [byDefault] = policyChoices[choice];
    expect(stepAfter(kind, 1)).toEqual(byWord[byDefault][0]);
  },
);

test.each(Object.keys(policyChoices))('%s decides over some kind', (choice) => {
  expect(Object.values(choiceOver)).toContain(choice);
});
