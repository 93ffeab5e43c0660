import { expect, test } from 'vitest';
import { deferralMs } from '../../domain/run/defer.ts';
import { serve, type AttemptResult, type Opening, type Ports } from '../../domain/run/serve.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { a, b, failed, planWith } from './plans.ts';

const denied = planWith({ denied: true, passed: [{ target: a, reason: 'open' }] });
const answer: AttemptResult<string> = {
  ok: true,
  answer: 'yes',
  attempts: [{ target: a, why: 'preferred', outcome: 'ok', at: 0, ms: 1 }],
};

/** Plays openings in turn, the last one for ever, on a clock that only waits move. */
async function play(openings: readonly Opening<string>[], attempt?: Ports<string>['attempt']) {
  let now = 0;
  const waits: (readonly [number, string | undefined])[] = [];
  const begun: (number | undefined)[] = [];
  const served = await serve<string>({
    begin: async (remainingMs) => {
      begun.push(remainingMs);
      return openings[Math.min(begun.length, openings.length) - 1] as Opening<string>;
    },
    attempt: attempt ?? (async () => answer),
    wait: async (ms, target) => {
      waits.push([ms, target]);
      now += ms;
    },
    now: () => now,
    random: () => 1,
    switched: () => {},
  });
  return { served, waits, begun };
}

test('a call that nobody takes waits and is planned anew, with what is left of its time', async () => {
  const { served, waits, begun } = await play([
    { plan: denied },
    { plan: denied },
    { plan: planWith(), result: answer },
  ]);
  expect(served).toMatchObject({ ok: true, answer: 'yes' });
  expect(waits).toEqual([
    [3000, undefined],
    [6000, undefined],
  ]);
  expect(begun).toEqual([undefined, 57_000, 51_000]);
  expect(served.plan.limits.deadlineMs).toBe(60_000);
});

test('it ends with a typed reason when that would take longer than it has', async () => {
  const plan: Plan = { ...denied, limits: { deadlineMs: 10_000, attempts: 6 } };
  const { served, waits } = await play([{ plan }]);
  expect(served).toMatchObject({ ok: false, reason: 'denied', attempts: [] });
  expect(waits).toEqual([
    [3000, undefined],
    [6000, undefined],
  ]);
});

test('a first attempt whose worker was lost stays on record, although nobody takes a call by now', async () => {
  const vanished = failed(a, 'WorkerLost');
  const { served, waits } = await play([
    { plan: denied, result: { ok: false, attempts: [vanished], denied: true } },
  ]);
  expect(served).toMatchObject({ ok: true, attempts: [vanished, { outcome: 'ok' }] });
  expect(waits).toEqual([[3000, expect.any(String)]]);
});

test('after a failure, others are asked in the order that health gives', async () => {
  const c = 'azure-eu/gpt-5.6-sol';
  const asked: string[] = [];
  await play([{ plan: planWith({ targets: [a, b, c] }) }], async ({ target }) => {
    asked.push(target);
    if (target === a) return { ok: false, attempts: [failed(a, 'Overloaded')], order: [c, b] };
    return answer;
  });
  expect(asked).toEqual([a, c]);
});

test('after a failure, a target that is drained is not asked; the one that is left is asked again', async () => {
  const asked: string[] = [];
  const drained = [{ target: b, reason: 'drained by an operator', kind: 'TargetLeft' as const }];
  const { served } = await play([{ plan: planWith() }], async ({ target }) => {
    asked.push(target);
    return { ok: false, attempts: [failed(a, 'ServerError')], order: [a, b], drained };
  });
  expect(asked).toEqual([a, a]);
  expect(served).toMatchObject({ ok: false, reason: 'exhausted', plan: { targets: [a], skipped: drained } });
});

test('where nobody takes another attempt, the next one waits', async () => {
  const asked: string[] = [];
  const { waits } = await play([{ plan: planWith() }], async ({ target }) => {
    asked.push(target);
    return target === a ? { ok: false, attempts: [failed(a, 'Overloaded')], denied: true } : answer;
  });
  expect(asked).toEqual([a, b]);
  expect(waits).toEqual([[3000, b]]);
});

test('a deferral is a durable timer, and grows up to a bound', () => {
  expect([0, 1, 2, 5].map((times) => deferralMs(times, 1))).toEqual([3000, 6000, 12_000, 15_000]);
  expect(deferralMs(0, 0)).toBe(2000);
});
