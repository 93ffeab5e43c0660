import { expect, test } from 'vitest';
import { historyLines } from '../../../cli/health/history.ts';
import { noCounts } from '../../../domain/health/evidence/counts.ts';
import type { DecisionRecord } from '../../../workflows/health/messages.ts';
import { a, now } from './fleet.ts';

const known = { phase: 'closed', admit: { fresh: 1, rescue: 1, last: 0 }, capRps: null, failP: 0 } as const;
const term = { by: 'kim', reason: 'maintenance', at: now, until: now + 60_000 };
const drain = { kind: 'drain', target: a, overMs: 0, ...term } as const;
const drill = { id: 'd', route: 'support', target: a, fault: '503', share: 0.1, ...term } as const;

const left: DecisionRecord = {
  id: 7,
  at: now,
  target: a,
  from: known,
  to: { ...known, phase: 'open', admit: { fresh: 0, rescue: 0, last: 1 } },
  why: {
    reason: 'failure rate',
    signal: 'failures',
    evidence: 9,
    threshold: 8,
    fraction: 0.93,
    voices: 2,
    spanMs: 4000,
  },
  counts: { ...noCounts, answered: 1, error: 13 },
  askedRps: 3,
  sentRps: 3,
  usualFirstToken: 1,
  reporters: 3,
  penalty: 1,
};

test('a decision says what changed, why, and what was seen', () => {
  expect(historyLines([left])[1]).toBe(
    `2026-12-01 04:00:00 UTC  ${a}  closed → open  93 % of calls failed  1 answered, 13 failed (3 reporting)`,
  );
});

test('a step within a state says how much it takes', () => {
  const to = { ...known, phase: 'ramping', admit: { fresh: 0.1, rescue: 0.2, last: 0 } } as const;
  const from = { ...to, admit: { fresh: 0.05, rescue: 0.1, last: 0 } };
  expect(historyLines([{ ...left, from, to, why: { reason: 'step went well' } }])[1]).toContain(
    'ramping, 5 % → 10 % of new calls  step went well',
  );
});

test('what trust overruled is told apart', () => {
  expect(historyLines([{ ...left, shadow: true }])[1]).toContain('closed → open (not obeyed: trusted)');
});

test('a fleet without decisions says so', () => {
  expect(historyLines([])).toEqual(['Nothing was decided yet: every target took its calls.']);
});

test.each<[DecisionRecord['why'], string]>([
  [{ reason: 'probes good', goodForMs: 10_000 }, 'probes good for 10 s'],
  [{ reason: 'return rejected', score: -3 }, 'return rejected by its live calls'],
  [{ reason: 'drained', by: 'kim', because: 'maintenance' }, 'drained by kim: maintenance'],
  [{ reason: 'released' }, 'no longer drained'],
  [{ reason: 'limit found' }, 'limit found'],
  [{ reason: 'ordered', order: drain }, `drain ${a} ordered by kim: maintenance`],
  [{ reason: 'order over', order: drain }, `drain ${a} is over`],
  [{ reason: 'taken back', order: drain, by: 'lou', because: 'done' }, `drain ${a} taken back by lou: done`],
  [{ reason: 'drill began', drill }, `drill began, by kim: 10 % of route support's attempts at ${a}: 503`],
  [{ reason: 'drill ended', drill, by: 'kim', because: 'stopped' }, 'drill ended by kim, stopped: 10 %'],
  [{ reason: 'drill over', drill }, 'drill is over: 10 %'],
])('%j is said: %s', (why, words) => {
  expect(historyLines([{ ...left, why }])[1]).toContain(words);
});
