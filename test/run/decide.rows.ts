import type { FailureKind } from '../../domain/failure/kinds.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { Step } from '../../domain/run/decide.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { a, b, c, failed } from './plans.ts';

/** What was tried, and what follows on it. */
export interface Row {
  readonly name: string;
  readonly plan?: Partial<Plan>;
  readonly attempts: readonly Attempt[];
  readonly now?: number;
  readonly step: Step;
}

const ask = (target: string, why: Attempt['why'], delayMs = 0): Step => ({
  do: 'attempt',
  target,
  why,
  delayMs,
});
const stop = (reason: Extract<Step, { do: 'stop' }>['reason']): Step => ({ do: 'stop', reason });

export const begin: readonly Row[] = [
  { name: 'the first target is asked first, at once', attempts: [], step: ask(a, 'preferred') },
  {
    name: 'the target that serves the run is asked because it stays',
    plan: { targets: [b, a], first: 'stay' },
    attempts: [],
    step: ask(b, 'stay'),
  },
  { name: 'a plan without targets stops', plan: { targets: [] }, attempts: [], step: stop('exhausted') },
];

export const sameTarget: readonly Row[] = [
  {
    name: 'a failure that passes is tried again on the same target after the backoff',
    attempts: [failed(a, 'ServerError')],
    step: ask(a, 'retry', 200),
  },
  {
    name: 'the wait doubles with each try',
    plan: { retry: { attempts: 3, backoffMs: 200, maxBackoffMs: 2000, maxWaitMs: 5000 } },
    attempts: [failed(a, 'ServerError'), failed(a, 'ServerError')],
    step: ask(a, 'retry', 400),
  },
  {
    name: 'a retry-after is waited for on the same target, up to the longest wait of the route',
    attempts: [failed(a, 'RateLimited', { retryAfterMs: 5000 })],
    step: ask(a, 'retry', 5000),
  },
  {
    name: 'a retry-after shorter than the backoff does not shorten it',
    attempts: [failed(a, 'RateLimited', { retryAfterMs: 50 })],
    step: ask(a, 'retry', 200),
  },
  {
    name: 'the only target is waited for, however long it asks',
    plan: { targets: [a] },
    attempts: [failed(a, 'RateLimited', { retryAfterMs: 20_000 })],
    step: ask(a, 'retry', 20_000),
  },
  {
    name: 'the only target is tried again when it is overloaded, after the backoff',
    plan: { targets: [a] },
    attempts: [failed(a, 'Overloaded')],
    step: ask(a, 'retry', 200),
  },
  {
    name: 'the only target is tried again when it is overloaded, when it asks for that',
    plan: { targets: [a] },
    attempts: [failed(a, 'Overloaded', { retryAfterMs: 3000 })],
    step: ask(a, 'retry', 3000),
  },
  {
    name: 'a lost worker says nothing against the target',
    attempts: [failed(a, 'WorkerLost')],
    step: ask(a, 'retry', 200),
  },
];

export const nextTarget: readonly Row[] = [
  {
    name: 'its tries are spent: the next target, at once',
    attempts: [failed(a, 'ServerError'), failed(a, 'ServerError')],
    step: ask(b, 'fallback'),
  },
  {
    name: 'one try a target: the next target, at once',
    plan: { retry: { attempts: 1, backoffMs: 200, maxBackoffMs: 2000, maxWaitMs: 5000 } },
    attempts: [failed(a, 'ServerError')],
    step: ask(b, 'fallback'),
  },
  {
    name: 'it asks for a longer wait than the route allows: the next target, at once',
    attempts: [failed(a, 'RateLimited', { retryAfterMs: 5001 })],
    step: ask(b, 'fallback'),
  },
  {
    name: 'it asks for a longer wait than there is time: the next target, at once',
    plan: { limits: { deadlineMs: 4000, attempts: 6 } },
    attempts: [failed(a, 'RateLimited', { retryAfterMs: 3900 })],
    step: ask(b, 'fallback'),
  },
  {
    name: 'overloaded: the next target, at once',
    attempts: [failed(a, 'Overloaded', { retryAfterMs: 1 })],
    step: ask(b, 'fallback'),
  },
  {
    name: 'targets are asked in the order of the plan, not in a circle',
    plan: { targets: [c, a, b] },
    attempts: [failed(c, 'Overloaded'), failed(a, 'Overloaded')],
    step: ask(b, 'fallback'),
  },
];

export const cooling: readonly Row[] = [
  {
    name: 'all cool: the one that is ready first, when it is',
    plan: { targets: [a, b] },
    attempts: [
      failed(a, 'RateLimited', { retryAfterMs: 30_000 }),
      failed(b, 'RateLimited', { at: 100, retryAfterMs: 10_000 }),
    ],
    now: 200,
    step: ask(b, 'retry', 10_000),
  },
  {
    name: 'all cool and the one asked before is ready first: it is asked, not the last one again',
    attempts: [
      failed(a, 'RateLimited', { retryAfterMs: 10_000 }),
      failed(b, 'RateLimited', { at: 100, retryAfterMs: 30_000 }),
    ],
    now: 200,
    step: ask(a, 'last', 9900),
  },
  {
    name: 'the last target is out for good: the one that cools is waited for',
    attempts: [failed(a, 'RateLimited', { retryAfterMs: 10_000 }), failed(b, 'ModelNotFound', { at: 100 })],
    now: 200,
    step: ask(a, 'last', 9900),
  },
  {
    name: 'a target that has cooled while another was asked is asked at once',
    attempts: [
      failed(a, 'RateLimited', { retryAfterMs: 10_000 }),
      failed(b, 'StreamStalled', { at: 100, ms: 20_000 }),
    ],
    now: 20_100,
    step: ask(a, 'last'),
  },
  {
    name: 'all are overloaded, and one said for how long: that one is waited for',
    attempts: [failed(a, 'Overloaded', { retryAfterMs: 8000 }), failed(b, 'Overloaded', { at: 150 })],
    now: 250,
    step: ask(a, 'last', 7850),
  },
  {
    name: 'a worker whose clock is ahead makes no wait longer',
    attempts: [
      failed(a, 'RateLimited', { at: 70_000, retryAfterMs: 9000 }),
      failed(b, 'ModelNotFound', { at: 100 }),
    ],
    now: 200,
    step: ask(a, 'last', 9000),
  },
  {
    name: 'all cool for longer than there is time: stop',
    attempts: [
      failed(a, 'RateLimited', { retryAfterMs: 70_000 }),
      failed(b, 'RateLimited', { at: 100, retryAfterMs: 80_000 }),
    ],
    now: 200,
    step: stop('deadline'),
  },
  {
    name: 'the time left is shorter than the backoff: stop, and not ask at once',
    plan: { targets: [a] },
    attempts: [failed(a, 'ServerError', { at: 59_800 })],
    now: 59_900,
    step: stop('deadline'),
  },
];

export const ends: readonly Row[] = [
  {
    name: 'every target is out: stop',
    attempts: [failed(a, 'AuthenticationFailed'), failed(b, 'QuotaExhausted')],
    step: stop('exhausted'),
  },
  {
    name: 'the attempts are spent: stop',
    plan: { limits: { deadlineMs: 60_000, attempts: 1 } },
    attempts: [failed(a, 'ServerError')],
    step: stop('attempts'),
  },
  {
    name: 'all are overloaded, and nobody says for how long: stop',
    attempts: [failed(a, 'Overloaded'), failed(b, 'Overloaded')],
    step: stop('exhausted'),
  },
  {
    name: 'all were tried as often as the route allows: stop',
    plan: { retry: { attempts: 1, backoffMs: 200, maxBackoffMs: 2000, maxWaitMs: 5000 } },
    attempts: [failed(a, 'RateLimited'), failed(b, 'RateLimited')],
    step: stop('exhausted'),
  },
  {
    name: 'the attempts have cost as much as they may: stop',
    plan: { limits: { deadlineMs: 60_000, attempts: 6, costUsd: 0.3 } },
    attempts: [failed(a, 'ServerError', { cost: 0.1 }), failed(a, 'StreamStalled', { cost: 0.2 })],
    step: stop('cost'),
  },
  {
    name: 'the attempts have cost less than they may, as far as that is known: the next one',
    plan: { limits: { deadlineMs: 60_000, attempts: 6, costUsd: 0.3 } },
    attempts: [failed(a, 'ServerError'), failed(a, 'StreamStalled', { cost: 0.29 })],
    step: ask(b, 'fallback'),
  },
  {
    name: 'the deadline has come: stop',
    attempts: [failed(a, 'ServerError', { ms: 60_000 })],
    now: 60_000,
    step: stop('deadline'),
  },
  {
    name: 'a millisecond before the deadline the next target is still asked',
    attempts: [failed(a, 'Overloaded', { ms: 59_999 })],
    now: 59_999,
    step: ask(b, 'fallback'),
  },
  {
    name: 'a failure that no target can mend stops although targets are left',
    attempts: [failed(a, 'ContentFiltered')],
    step: stop('final'),
  },
  {
    name: 'a kind that only a newer worker knows goes on to the next target',
    attempts: [failed(a, 'FromTheFuture' as FailureKind)],
    step: ask(b, 'fallback'),
  },
];
