import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../domain/run/attempt.ts';
import { decide, type Step } from '../../domain/run/decide.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { a, b, c, failed, planWith } from './plans.ts';

interface Row {
  readonly name: string;
  readonly plan: Partial<Plan>;
  readonly attempts: readonly Attempt[];
  /** Whom is asked, with `without` when that leaves its reasoning out, or why nobody is. */
  readonly next: string;
}

const mini = 'openai/gpt-5.6-mini';
const targets = [a, b, c];

const windows: readonly Row[] = [
  {
    name: 'a smaller target is passed over',
    plan: { targets, windows: [400, 200, 500] },
    attempts: [failed(a, 'ContextOverflow')],
    next: c,
  },
  {
    name: 'one of the same size is no larger one',
    plan: { targets, windows: [400, 400, 500] },
    attempts: [failed(a, 'ContextOverflow')],
    next: c,
  },
  {
    name: 'how many bytes a target takes is not told by its window',
    plan: { targets, windows: [400, 200, 500] },
    attempts: [failed(a, 'RequestTooLarge')],
    next: b,
  },
  {
    name: 'nor is how many tokens a minute, and no wait helps',
    plan: { targets: [a, b], windows: [400, 200] },
    attempts: [failed(a, 'TokenRateTooLarge', { retryAfterMs: 1 }), failed(b, 'Unreachable')],
    next: 'exhausted',
  },
  {
    name: 'a window that nobody knows may be larger',
    plan: { targets, windows: [400, 0, 500] },
    attempts: [failed(a, 'ContextOverflow')],
    next: b,
  },
  { name: 'no windows are known', plan: { targets }, attempts: [failed(a, 'ContextOverflow')], next: b },
  {
    name: 'none is larger',
    plan: { targets, windows: [400, 200, 300] },
    attempts: [failed(a, 'ContextOverflow')],
    next: 'exhausted',
  },
  {
    name: 'a later failure of another kind brings no smaller target back',
    plan: { targets: [a, c, b], windows: [400, 500, 200] },
    attempts: [failed(a, 'ContextOverflow'), failed(c, 'Unreachable')],
    next: 'exhausted',
  },
  {
    name: 'a smaller one that was busy before is not waited for',
    plan: { targets: [b, a], windows: [200, 400] },
    attempts: [failed(b, 'RateLimited', { retryAfterMs: 9000 }), failed(a, 'ContextOverflow')],
    next: 'exhausted',
  },
  {
    name: 'the one that was too small is never asked again, however much room the retries leave',
    plan: { targets: [a, b], windows: [400, 500] },
    attempts: [failed(a, 'ContextOverflow'), failed(b, 'RateLimited', { retryAfterMs: 9000 })],
    next: b,
  },
];

const vendors: readonly Row[] = [
  {
    name: 'a kind that is named stays with its provider',
    plan: { targets: [a, b, mini], policy: { stayWithVendor: ['ServerError', 'Unreachable'] } },
    attempts: [failed(a, 'Unreachable')],
    next: mini,
  },
  {
    name: 'a kind that isn’t named goes anywhere',
    plan: { targets: [a, b, mini], policy: { stayWithVendor: ['ServerError'] } },
    attempts: [failed(a, 'Unreachable')],
    next: b,
  },
  {
    name: 'with nobody left at the provider that is the reason',
    plan: { targets: [a, b], policy: { stayWithVendor: ['Unreachable'] } },
    attempts: [failed(a, 'Unreachable')],
    next: 'policy',
  },
  {
    name: 'what had to stay still has to after a failure that may cross',
    plan: { targets: [a, mini, b], policy: { stayWithVendor: ['Unreachable'] } },
    attempts: [failed(a, 'Unreachable'), failed(mini, 'QuotaExhausted')],
    next: 'policy',
  },
  {
    name: 'every failure stays where all of them have to, also one that only a newer worker knows',
    plan: { targets: [a, b, mini], policy: { stayWithVendor: true } },
    attempts: [failed(a, 'FromTheFuture' as 'Unknown')],
    next: mini,
  },
  {
    name: 'another region of the same vendor is another provider',
    plan: { targets: [a, c], policy: { stayWithVendor: true } },
    attempts: [failed(a, 'Overloaded')],
    next: a,
  },
  {
    name: 'retries on the same target go on',
    plan: { targets: [a, b], policy: { stayWithVendor: true } },
    attempts: [failed(a, 'ServerError')],
    next: a,
  },
];

const repairs: readonly Row[] = [
  {
    name: 'what a target rejects is left out, on the same target',
    plan: { targets: [a, b] },
    attempts: [failed(a, 'ReasoningRejected')],
    next: `${a} without`,
  },
  {
    name: 'rejected again: the next target, with all there is',
    plan: { targets: [a, b] },
    attempts: [failed(a, 'ReasoningRejected'), failed(a, 'ReasoningRejected', { why: 'repair' })],
    next: b,
  },
  {
    name: 'one repair in a call: the second target that rejects is left',
    plan: { targets },
    attempts: [
      failed(a, 'ReasoningRejected'),
      failed(a, 'Unreachable', { why: 'repair' }),
      failed(b, 'ReasoningRejected'),
    ],
    next: c,
  },
  {
    name: 'a retry after the repair still leaves it out',
    plan: { targets: [a, b] },
    attempts: [failed(a, 'ReasoningRejected'), failed(a, 'ServerError', { why: 'repair' })],
    next: `${a} without`,
  },
  {
    name: 'a repair that was asked for uses up no try of the retry policy',
    plan: { targets: [a], retry: { attempts: 1, backoffMs: 1, maxBackoffMs: 1, maxWaitMs: 1 } },
    attempts: [failed(a, 'ReasoningRejected')],
    next: `${a} without`,
  },
  {
    name: 'a repair is an attempt of the call',
    plan: { targets: [a], limits: { deadlineMs: 60_000, attempts: 1 } },
    attempts: [failed(a, 'ReasoningRejected')],
    next: 'attempts',
  },
];

const words: readonly Row[] = [
  {
    name: 'an empty answer between other failures is retried once for itself',
    plan: { targets: [a, b], retry: { attempts: 4, backoffMs: 1, maxBackoffMs: 1, maxWaitMs: 1 } },
    attempts: [failed(a, 'EmptyAnswer'), failed(a, 'ServerError'), failed(a, 'EmptyAnswer')],
    next: b,
  },
  {
    name: 'a route that tries no target twice has no second try for an empty answer',
    plan: { targets: [a, b], retry: { attempts: 1, backoffMs: 1, maxBackoffMs: 1, maxWaitMs: 1 } },
    attempts: [failed(a, 'EmptyAnswer')],
    next: b,
  },
  {
    name: 'an answer that was filtered is given to the caller although others are left',
    plan: { targets },
    attempts: [failed(a, 'ContentFiltered')],
    next: 'final',
  },
  {
    name: 'a policy that asks others after a filter asks each of them once',
    plan: { targets: [a, b], policy: { contentFilter: 'next' } },
    attempts: [failed(a, 'ContentFiltered'), failed(b, 'ContentFiltered')],
    next: 'exhausted',
  },
];

function nextIn(step: Step): string {
  if (step.do === 'stop') return step.reason;
  return step.repair === undefined ? step.target : `${step.target} without`;
}

describe.each([
  ['windows', windows],
  ['vendors', vendors],
  ['repairs', repairs],
  ['words', words],
] as const)('%s', (_, rows) => {
  test.each(rows)('$name', ({ plan, attempts, next }) => {
    const step = decide(planWith(plan), attempts, { now: 1000, startedAt: 0, random: 1 });
    expect(nextIn(step)).toBe(next);
  });
});
