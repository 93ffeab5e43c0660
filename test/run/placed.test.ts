import { expect, test } from 'vitest';
import type { Standing } from '../../domain/health/route/stay.ts';
import type { Facts } from '../../domain/health/target/facts.ts';
import type { Skipped } from '../../domain/route/fit.ts';
import { isOutdated, placed, type Ordered } from '../../domain/run/placed.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { limited, open, well } from '../health/route/facts.ts';
import { a, b } from './plans.ts';

const small: Skipped = { target: a, kind: 'ContextOverflow', reason: 'too small' };
const passed = [{ target: a, reason: 'open: 93 % of calls failed' }];
const order: Ordered = { chosen: a, because: 'order', targets: [a, b], passed: [] };
const toBackup: Ordered = { ...order, chosen: b, targets: [b, a], passed };
const staying: Ordered = { chosen: b, because: 'stay', targets: [b, a], passed: [] };

interface Row {
  readonly name: string;
  readonly ordered: Ordered;
  readonly standing?: Standing;
  readonly skipped?: readonly Skipped[];
  /** Of the preferred target. */
  readonly facts?: Facts;
  readonly plan: Partial<Plan>;
}

test.each<Row>([
  { name: 'all are well: nothing is said', ordered: order, plan: {} },
  {
    name: 'the preferred one is open: a switch, and it is awaited',
    ordered: toBackup,
    facts: open,
    plan: { first: 'fallback', leaves: { from: a, reason: 'TargetLeft' }, passed, awaits: a },
  },
  {
    name: 'the preferred one has no room for this call',
    ordered: toBackup,
    facts: limited(0.5),
    plan: { first: 'fallback', leaves: { from: a, reason: 'NotAdmitted' }, passed },
  },
  {
    name: 'the preferred one can’t take the conversation: `skipped` says so',
    ordered: { ...order, chosen: b, targets: [b] },
    skipped: [small],
    plan: { first: 'fallback' },
  },
  {
    name: 'a run outgrew who served it',
    ordered: { ...order, chosen: b, targets: [b] },
    standing: { stayWith: a },
    skipped: [small],
    plan: { first: 'fallback', leaves: { from: a, reason: 'ContextOverflow' } },
  },
  {
    name: 'a run stays on the backup through the ramp',
    ordered: staying,
    standing: { stayWith: b, awaits: a },
    facts: { ...well, state: 'ramping' },
    plan: { first: 'stay', awaits: a },
  },
  {
    name: 'a run returns to the preferred one',
    ordered: order,
    standing: { stayWith: b, awaits: a },
    plan: { leaves: { from: b, reason: 'Returned' } },
  },
  {
    name: 'an operator pinned the backup',
    ordered: { ...toBackup, because: 'pin', passed: [] },
    plan: { first: 'pin', leaves: { from: a, reason: 'NotAdmitted' } },
  },
  {
    name: 'the preferred one is the last resort',
    ordered: { ...order, because: 'last' },
    facts: open,
    plan: { first: 'last' },
  },
  {
    name: 'nobody takes the call',
    ordered: { chosen: null, targets: [a, b], passed },
    facts: open,
    plan: { passed, denied: true },
  },
])('$name', ({ ordered, standing = {}, skipped = [], facts = well, plan }) => {
  const factsOf = (target: string) => (target === a ? facts : well);
  expect(placed(ordered, { preferred: a, standing, skipped, factsOf })).toEqual(plan);
});

test.each([
  ['served by the preferred one, which is well', { target: a }, well, well, false],
  ['served by the preferred one, which was left', { target: a }, open, well, true],
  ['served by a backup, the awaited one is still open', { target: b, awaits: a }, open, well, false],
  ['served by a backup, the awaited one is back', { target: b, awaits: a }, well, well, true],
  ['served by a backup after a failure of its own', { target: b }, well, well, false],
  ['served by a backup, and the preferred one was left meanwhile', { target: b }, open, well, true],
] as const)('a plan is out of date: %s', (_, run, preferred, backup, outdated) => {
  expect(isOutdated(run, a, (target) => (target === a ? preferred : backup))).toBe(outdated);
});
