import {
  array,
  constant,
  constantFrom,
  double,
  integer,
  oneof,
  record,
  subarray,
  type Arbitrary,
} from 'fast-check';
import { failureKinds, type FailureKind } from '../../domain/failure/kinds.ts';
import { policyChoices, type Policy } from '../../domain/route/policy.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { a, b, c, planWith } from './plans.ts';
import type { Answers } from './play.ts';

const kinds = Object.keys(failureKinds) as FailureKind[];
const mini = 'openai/gpt-5.6-mini';

const policies: Arbitrary<Partial<Policy>> = record(
  {
    contentFilter: constantFrom(...policyChoices.contentFilter),
    refusal: constantFrom(...policyChoices.refusal),
    contextOverflow: constantFrom(...policyChoices.contextOverflow),
    empty: constantFrom(...policyChoices.empty),
    schemaViolation: constantFrom(...policyChoices.schemaViolation),
    length: constantFrom(...policyChoices.length),
    stayWithVendor: oneof(constant<true>(true), subarray(kinds)),
  },
  { requiredKeys: [] },
);

/** Two or three targets, some of them at one provider, with every budget and policy there is. */
export const plans: Arbitrary<Plan> = record({
  targets: constantFrom([a, b], [b, a], [a, mini], [a, b, c], [a, mini, b], [b, a, mini]),
  windows: array(constantFrom(0, 100, 200, 300), { minLength: 3, maxLength: 3 }),
  deadlineMs: integer({ min: 1, max: 120_000 }),
  attempts: integer({ min: 1, max: 8 }),
  costUsd: constantFrom(0.05, 0.5, 100),
  tries: integer({ min: 1, max: 3 }),
  backoffMs: integer({ min: 1, max: 3000 }),
  maxWaitMs: integer({ min: 1, max: 10_000 }),
  policy: policies,
}).map(({ targets, windows, deadlineMs, attempts, costUsd, tries, backoffMs, maxWaitMs, policy }) =>
  planWith({
    targets,
    windows: windows.slice(0, targets.length),
    limits: { deadlineMs, attempts, costUsd },
    retry: { attempts: tries, backoffMs, maxBackoffMs: backoffMs * 4, maxWaitMs },
    policy,
  }),
);

const often: readonly FailureKind[] = ['RateLimited', 'ServerError', 'Overloaded', 'ContextOverflow'];

/** What the attempts of a call meet, in turn. */
export const faults: Arbitrary<readonly Answers[]> = array(
  record(
    {
      outcome: constantFrom<'ok' | FailureKind>('ok', ...often, ...often, ...kinds),
      ms: integer({ min: 0, max: 20_000 }),
      retryAfterMs: integer({ min: 1, max: 90_000 }),
      cost: double({ min: 0, max: 0.2, noNaN: true }),
    },
    { requiredKeys: ['outcome', 'ms'] },
  ),
  { minLength: 1, maxLength: 10 },
);

export const chances = double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
