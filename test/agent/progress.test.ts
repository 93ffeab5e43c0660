import { expect, test } from 'vitest';
import type { Skipped } from '../../domain/route/fit.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { Generated } from '../../domain/run/generate.ts';
import type { Served } from '../../domain/run/serve.ts';
import { afterPlan, afterTurn, mostTokensIn, noProgress } from '../../workflows/agent/progress.ts';
import { says, user } from '../conversation/messages.ts';
import { a, b, failed, planWith } from '../run/plans.ts';

const begun = noProgress(0);
const small: Skipped = { target: a, kind: 'ContextOverflow', reason: 'too small' };
const ok: Attempt = { target: a, why: 'preferred', outcome: 'ok', at: 0, ms: 1, cost: 0.5 };

function served(attempts: readonly Attempt[], tokens?: number): Served<Generated> {
  const answer = { content: [], attempts, ...(tokens === undefined ? {} : { tokens }) };
  return { ok: true, plan: planWith(), answer, by: a, attempts, switches: [] };
}

test('prices add up over the turns, those of attempts that aren’t kept too', () => {
  const lost = failed(b, 'WorkerLost', { billed: 'unknown', cost: 0.25, costEstimated: true });
  const turns = [served([ok]), served([ok]), served([lost, ok])];
  const progress = turns.reduce((sum, each) => afterTurn(sum, each, 1), begun);
  expect(progress.spend).toEqual({ usd: 1.75, estimated: true });
  expect(progress.attempts).toEqual([ok, lost]);
});

test('what was counted holds for the messages that were sent and the answer', () => {
  const progress = afterTurn(begun, served([ok], 120), 2);
  expect(progress.counted).toEqual({ messages: 3, tokens: 120 });
  expect(afterTurn(progress, served([ok]), 4).counted).toEqual({ messages: 3, tokens: 120 });
});

test('what came since is counted by its bytes, which are never too few', () => {
  const progress = afterTurn(begun, served([ok], 120), 1);
  const conversation = [user(), says(), user('12345')];
  expect(mostTokensIn(conversation.slice(0, 2), progress)).toBe(120);
  expect(mostTokensIn(conversation, progress)).toBe(129);
});

test.each([
  ['a preferred target that is not well is awaited', undefined, a, a],
  ['one that is well again is awaited no more', a, undefined, undefined],
] as const)('%s', (_, before, awaits, after) => {
  const progress = before === undefined ? begun : { ...begun, awaits: before };
  const plan = awaits === undefined ? planWith() : planWith({ awaits });
  expect(afterPlan(progress, plan).awaits).toBe(after);
});

test('a target is told as left out once', () => {
  const plan = planWith({ targets: [b], skipped: [small] });
  const again = planWith({ targets: [b], skipped: [{ ...small, reason: 'far too small' }] });
  expect(afterPlan(afterPlan(begun, plan), again).skipped).toEqual([small]);
});
