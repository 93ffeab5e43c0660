import { asyncProperty, assert, boolean, integer } from 'fast-check';
import { expect, test } from 'vitest';
import { providerOf } from '../../domain/route/target.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import { shortWaitMs, type StopReason } from '../../domain/run/decide.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { chances, faults, plans } from './fault-sequences.ts';
import { play, startedAt, type Played } from './play.ts';

/** How long after the deadline the workflow lets an attempt be cut off. */
const overrunMs = 400;

const sizes = ['ContextOverflow', 'RequestTooLarge', 'TokenRateTooLarge'];

/** A failed attempt after which asking `target` is forbidden. */
function forbids({ outcome, target: tried }: Attempt, target: string, plan: Plan): boolean {
  const { targets, windows = [], policy = {} } = plan;
  const stays = policy.stayWithVendor ?? [];
  const bound = stays === true || stays.some((kind) => kind === outcome);
  if (bound && providerOf(tried) !== providerOf(target)) return true;
  const [own, other] = [tried, target].map((each) => windows[targets.indexOf(each)] ?? 0) as [number, number];
  if (sizes.includes(outcome) && tried === target) return true;
  return outcome === 'ContextOverflow' && own > 0 && other > 0 && other <= own;
}

/** Whether a failed attempt ends the call, whoever is left. */
function endsTheCall({ outcome }: Attempt, { policy = {} }: Plan): boolean {
  const { contentFilter, refusal, contextOverflow, empty, schemaViolation, length } = policy;
  if (outcome === 'ContentFiltered') return contentFilter !== 'next';
  if (outcome === 'Refusal') return refusal !== 'next';
  if (outcome === 'LengthLimit') return length !== 'next';
  if (outcome === 'EmptyAnswer') return empty === 'stop';
  if (outcome === 'SchemaViolation') return schemaViolation === 'stop';
  if (outcome === 'ContextOverflow' || outcome === 'RequestTooLarge') return contextOverflow === 'stop';
  return false;
}

function costOf(attempts: readonly Attempt[]): number {
  return attempts.reduce((sum, { cost = 0 }) => sum + cost, 0);
}

function checkBudgets(plan: Plan, { served, orders, waits, endedAt }: Played): void {
  const { attempts } = served;
  const deadline = startedAt + plan.limits.deadlineMs;
  expect(endedAt).toBeLessThanOrEqual(deadline + overrunMs);
  expect(attempts.length).toBe(orders.length);
  expect(attempts.length).toBeLessThanOrEqual(plan.limits.attempts);
  expect(costOf(attempts.slice(0, -1))).toBeLessThan(plan.limits.costUsd ?? Infinity);
  for (const { at, delayMs, remainingMs } of orders) {
    expect(at + delayMs).toBeLessThan(deadline);
    expect(remainingMs).toBe(deadline - at);
    expect(delayMs).toBeLessThan(shortWaitMs);
  }
  for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(shortWaitMs);
}

function checkTargets(plan: Plan, { served, orders }: Played): void {
  const { attempts } = served;
  attempts.forEach(({ target, why, at: askedAt }, at) => {
    const before = attempts.slice(0, at);
    expect(plan.targets).toContain(target);
    expect(before.some((each) => forbids(each, target, plan))).toBe(false);
    expect(before.some((each) => endsTheCall(each, plan))).toBe(false);
    const earlier = before.findLast((each) => each.target === target);
    const rejected = before.some((each) => each.target === target && each.outcome === 'ReasoningRejected');
    expect(orders[at]?.repair).toBe(rejected ? 'reasoning' : undefined);
    const asked = earlier === undefined || why === 'repair' ? 0 : (earlier.retryAfterMs ?? 0);
    const rested = earlier === undefined ? 0 : askedAt - earlier.at - earlier.ms;
    expect(rested).toBeGreaterThanOrEqual(asked);
  });
  expect(attempts.filter(({ why }) => why === 'repair').length).toBeLessThanOrEqual(1);
  for (const target of plan.targets) {
    const own = attempts.filter((each) => each.target === target && each.outcome !== 'ReasoningRejected');
    expect(own.length).toBeLessThanOrEqual(plan.retry.attempts);
  }
}

function checkSwitches({ served, told }: Played): void {
  const { attempts, switches } = served;
  expect(told).toEqual(switches);
  expect(switches.map(({ from, to, reason }) => [from, to, reason])).toEqual(
    attempts.slice(1).flatMap(({ target }, at) => {
      const before = attempts[at] as Attempt;
      return before.target === target ? [] : [[before.target, target, before.outcome]];
    }),
  );
}

/** The end is the answer of the last attempt, or a reason that its failures bear out. */
function isBorneOut(plan: Plan, { served, endedAt }: Played): boolean {
  const { attempts } = served;
  const last = attempts.at(-1);
  if (served.ok)
    return last?.outcome === 'ok' && last.target === served.by && served.answer === `by ${served.by}`;
  const unasked = plan.targets.filter((target) => attempts.every((each) => each.target !== target));
  const open = unasked.filter((target) => !attempts.some((each) => forbids(each, target, plan)));
  const evident: Readonly<Record<StopReason, boolean>> = {
    final: last !== undefined && endsTheCall(last, plan),
    attempts: attempts.length === plan.limits.attempts,
    cost: costOf(attempts) >= (plan.limits.costUsd ?? Infinity),
    deadline: open.length === 0 || endedAt >= startedAt + plan.limits.deadlineMs,
    policy: open.length === 0 && unasked.length > 0,
    exhausted: open.length === 0,
    denied: false,
  };
  return evident[served.reason];
}

test('every call ends in an answer or a typed failure, within its budgets, and asks nobody whom it may not', async () => {
  await assert(
    asyncProperty(plans, faults, chances, boolean(), async (plan, answers, random, opens) => {
      const played = await play(plan, answers, { random, opens, overrunMs });
      checkBudgets(plan, played);
      checkTargets(plan, played);
      checkSwitches(played);
      expect(isBorneOut(plan, played)).toBe(true);
    }),
    { numRuns: 10_000 },
  );
}, 60_000);

test('a timer that rings late never makes an attempt of no time', async () => {
  await assert(
    asyncProperty(plans, faults, integer({ min: 0, max: 3_600_000 }), async (plan, answers, lateMs) => {
      const { orders } = await play(plan, answers, { lateMs });
      for (const { remainingMs } of orders) expect(remainingMs).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});
