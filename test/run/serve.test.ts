import {
  array,
  asyncProperty,
  assert,
  boolean,
  constantFrom,
  double,
  integer,
  record,
  type Arbitrary,
} from 'fast-check';
import { expect, test } from 'vitest';
import { failureKinds, type FailureKind } from '../../domain/failure/kinds.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import { shortWaitMs } from '../../domain/run/decide.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { serve, type AttemptOrder, type Ports, type Served } from '../../domain/run/serve.ts';
import type { Switch } from '../../domain/run/switch.ts';
import { a, b, c, planWith } from './plans.ts';

interface Answers {
  readonly outcome: 'ok' | FailureKind;
  readonly ms: number;
  readonly retryAfterMs?: number;
}

interface Asked extends AttemptOrder {
  /** When the port was called. */
  readonly at: number;
}

interface Played {
  readonly served: Served<string>;
  readonly orders: readonly Asked[];
  readonly waits: readonly number[];
  readonly told: readonly Switch[];
  readonly endedAt: number;
}

const startedAt = 1_790_000_000_000;

interface Circumstances {
  /** How late each timer rings. */
  readonly lateMs?: number;
  readonly random?: number;
  /** The first attempt is made together with the plan, as a call does it. */
  readonly opens?: boolean;
}

/** Plays a plan against answers given in turn, the last of them for ever, on a clock that only they move. */
async function play(
  plan: Plan,
  answers: readonly Answers[],
  { lateMs = 0, random = 0.5, opens = false }: Circumstances = {},
): Promise<Played> {
  let now = startedAt;
  const orders: Asked[] = [];
  const waits: number[] = [];
  const told: Switch[] = [];
  const ports: Ports<string> = {
    now: () => now,
    random: () => random,
    switched: (change) => told.push(change),
    wait: async (ms) => {
      waits.push(ms);
      now += ms + lateMs;
    },
    attempt: async (order) => {
      const { outcome, ms, retryAfterMs } = answers[Math.min(orders.length, answers.length - 1)] as Answers;
      orders.push({ ...order, at: now });
      now += order.delayMs;
      const took = Math.max(0, Math.min(ms, startedAt + plan.limits.deadlineMs - now));
      const attempt: Attempt = {
        target: order.target,
        why: order.why,
        outcome,
        at: now,
        ms: took,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      };
      now += took;
      return outcome === 'ok'
        ? { ok: true, attempts: [attempt], answer: `by ${order.target}` }
        : { ok: false, attempts: [attempt] };
    },
  };
  const order: AttemptOrder = {
    target: plan.targets[0] ?? '',
    why: 'preferred',
    delayMs: 0,
    last: undefined,
    remainingMs: plan.limits.deadlineMs,
  };
  const open = async () => ({ plan, result: await ports.attempt(order, plan) });
  const served = await serve<string>(opens ? open : plan, ports);
  return { served, orders, waits, told, endedAt: now };
}

const plans: Arbitrary<Plan> = record({
  targets: constantFrom([a, b], [b, a], [a, b, c]),
  deadlineMs: integer({ min: 1, max: 120_000 }),
  attempts: integer({ min: 1, max: 8 }),
  tries: integer({ min: 1, max: 3 }),
  backoffMs: integer({ min: 1, max: 3000 }),
}).map(({ targets, deadlineMs, attempts, tries, backoffMs }) =>
  planWith({
    targets,
    limits: { deadlineMs, attempts },
    retry: { attempts: tries, backoffMs, maxBackoffMs: backoffMs * 4 },
  }),
);

const kinds = Object.keys(failureKinds) as FailureKind[];

const answersOf: Arbitrary<readonly Answers[]> = array(
  record(
    {
      outcome: constantFrom<'ok' | FailureKind>('ok', 'RateLimited', 'ServerError', 'RateLimited', ...kinds),
      ms: integer({ min: 0, max: 20_000 }),
      retryAfterMs: integer({ min: 1, max: 90_000 }),
    },
    { requiredKeys: ['outcome', 'ms'] },
  ),
  { minLength: 1, maxLength: 10 },
);

/** The ends that a call may have after these attempts. */
function endsOf(plan: Plan, last: Attempt | undefined, asked: number, attempts: number): readonly string[] {
  if (last?.outcome === 'ok') return [`by ${last.target}, by ${last.target}`];
  if (last !== undefined && failureKinds[last.outcome].next === 'permitted') return ['final'];
  if (attempts === plan.limits.attempts) return ['attempts'];
  return asked === plan.targets.length ? ['exhausted', 'deadline'] : ['deadline'];
}

/** What must hold of every call, whatever its providers did. */
function check(plan: Plan, { served, orders, waits, told, endedAt }: Played): void {
  const { attempts, switches } = served;
  const deadline = startedAt + plan.limits.deadlineMs;

  expect(attempts.length).toBe(orders.length);
  expect(attempts.length).toBeLessThanOrEqual(plan.limits.attempts);
  expect(endedAt).toBeLessThanOrEqual(deadline);
  for (const { at, delayMs, remainingMs } of orders) {
    expect(at + delayMs).toBeLessThan(deadline);
    expect(remainingMs).toBe(deadline - at);
    expect(delayMs).toBeLessThan(shortWaitMs);
  }
  for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(shortWaitMs);

  for (const target of new Set(attempts.map((each) => each.target))) {
    expect(plan.targets).toContain(target);
    const own = attempts.filter((each) => each.target === target);
    expect(own.length).toBeLessThanOrEqual(plan.retry.attempts);
    own.slice(1).forEach((later, at) => {
      const before = own[at] as Attempt;
      expect(later.at - before.at - before.ms).toBeGreaterThanOrEqual(before.retryAfterMs ?? 0);
    });
  }

  expect(told).toEqual(switches);
  expect(switches.map(({ from, to, reason }) => [from, to, reason])).toEqual(
    attempts.slice(1).flatMap(({ target }, at) => {
      const before = attempts[at] as Attempt;
      return before.target === target ? [] : [[before.target, target, before.outcome]];
    }),
  );

  const last = attempts.at(-1);
  const asked = new Set(attempts.map((each) => each.target));
  const end = served.ok ? `by ${served.by}, ${served.answer}` : served.reason;
  expect(endsOf(plan, last, asked.size, attempts.length)).toContain(end);
}

test('every call ends in an answer or a typed failure, within its budgets', async () => {
  const moments = double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  await assert(
    asyncProperty(plans, answersOf, moments, boolean(), async (plan, answers, random, opens) => {
      check(plan, await play(plan, answers, { random, opens }));
    }),
    { numRuns: 10_000 },
  );
}, 60_000);

test('a timer that rings late never makes an attempt of no time', async () => {
  await assert(
    asyncProperty(plans, answersOf, integer({ min: 0, max: 3_600_000 }), async (plan, answers, lateMs) => {
      const { orders } = await play(plan, answers, { lateMs });
      for (const { remainingMs } of orders) expect(remainingMs).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

test('a short wait rides in the attempt, a long one goes through the timer', async () => {
  const short = await play(planWith(), [
    { outcome: 'RateLimited', ms: 10, retryAfterMs: 1999 },
    { outcome: 'ok', ms: 10 },
  ]);
  expect(short.waits).toEqual([]);
  expect(short.orders.map(({ delayMs }) => delayMs)).toEqual([0, 1999]);

  const long = await play(planWith({ targets: [a] }), [
    { outcome: 'RateLimited', ms: 10, retryAfterMs: 5000 },
    { outcome: 'ok', ms: 10 },
  ]);
  expect(long.waits).toEqual([5000]);
  expect(long.orders.map(({ delayMs, at }) => [delayMs, at - startedAt])).toEqual([
    [0, 0],
    [0, 5010],
  ]);
});

test('each attempt is told of the one before it', async () => {
  const { orders } = await play(planWith(), [
    { outcome: 'Overloaded', ms: 10 },
    { outcome: 'ok', ms: 10 },
  ]);
  expect(orders.map(({ target, last }) => [target, last?.target, last?.outcome])).toEqual([
    [a, undefined, undefined],
    [b, a, 'Overloaded'],
  ]);
});

test('attempts whose worker was lost are listed, and count', async () => {
  const lost: Attempt = { target: a, why: 'preferred', outcome: 'WorkerLost', at: 0, ms: 5000 };
  const refused: Attempt = { target: a, why: 'preferred', outcome: 'ServerError', at: 6000, ms: 10 };
  const asked: string[] = [];
  const served = await serve<string>(planWith({ limits: { deadlineMs: 60_000, attempts: 3 } }), {
    now: () => 0,
    random: () => 0,
    switched: () => {},
    wait: () => Promise.resolve(),
    attempt: async ({ target, why }) => {
      asked.push(target);
      if (asked.length === 1) return { ok: false, attempts: [lost, refused] };
      return { ok: false, attempts: [{ target, why, outcome: 'Overloaded', at: 7000, ms: 10 }] };
    },
  });
  expect(asked).toEqual([a, b]);
  expect(served).toMatchObject({ ok: false, reason: 'attempts', attempts: [lost, refused, { target: b }] });
});

test('a port that throws, as on cancellation, ends the loop with that', async () => {
  const cancelled = new Error('cancelled');
  const serving = serve<string>(planWith(), {
    now: () => 0,
    random: () => 0,
    switched: () => {},
    wait: () => Promise.resolve(),
    attempt: () => Promise.reject(cancelled),
  });
  await expect(serving).rejects.toBe(cancelled);
});
