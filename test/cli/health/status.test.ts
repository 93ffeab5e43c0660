import { expect, test } from 'vitest';
import { statusLines } from '../../../cli/health/status.ts';
import type { FleetStatus } from '../../../workflows/health/messages.ts';
import { open } from '../../health/route/facts.ts';
import { a, b, calls, now, quiet, status, well } from './fleet.ts';

function lines(more: Partial<FleetStatus>): string {
  return statusLines('understudy', { ...status, ...more }, now).join('\n');
}

test('a quiet fleet', () => {
  expect(lines({ workers: 1, digest: null })).toBe(
    `Fleet understudy: 1 worker process reports, configuration not told yet

target                     state   since  takes  why  evidence  known to work                     asked  sent
openai/gpt-5.6-sol         closed  –      all    –    –         not known yet: no call, no probe  0/s    0/s
anthropic/claude-opus-5-5  closed  –      all    –    –         not known yet: no call, no probe  0/s    0/s`,
  );
});

test('a target that was left says since when, why, and whom it still takes', () => {
  const facts = { ...open, evidence: { ...calls(12, 14), failuresInARow: 7, slowness: 2.4 } };
  const left = { ...quiet, facts, since: now - 125_000, askedRps: 3.21, sentRps: 0.4 };
  const row = lines({ targets: [left] }).split('\n')[3];
  expect(row).toMatch(
    /^openai\/gpt-5\.6-sol +open +2 min ago +50 % that nobody else takes +93 % of calls failed/,
  );
  expect(row).toContain('12 of 14 calls failed in 60 s, 7 in a row, first tokens 2.4x as late');
  expect(row).toMatch(/3\.2\/s +0\.40\/s$/);
});

test.each([
  [
    { ...well, capRps: 12.3, admit: { fresh: 0.5, rescue: 1, last: 0 } },
    '50 % of new calls, 100 % of retries, 12/s at most',
  ],
  [{ ...well, capRps: 4 }, 'all, 4.0/s at most'],
  [{ ...well, admit: { fresh: 0, rescue: 0, last: 0 } }, ' none '],
  [{ ...well, trusted: true as const }, 'closed, trusted'],
])('what it takes: %j is %s', (facts, words) => {
  expect(lines({ targets: [{ ...quiet, facts }] })).toContain(words);
});

test('orders and drills stand there with their end, author and reason', () => {
  const term = { by: 'kim', reason: 'maintenance', at: now - 60_000, until: now + 240_000 };
  const told = lines({
    overrides: [
      { kind: 'drain', target: a, overMs: 0, ...term },
      { kind: 'pin', route: 'support', target: b, ...term },
    ],
    drills: [{ id: 'd', route: 'support', target: a, fault: '503', share: 0.1, ...term }],
  });
  expect(told).toMatch(/^drain openai\/gpt-5\.6-sol +04:04:00 UTC \(in 4 min\) +kim +maintenance$/m);
  expect(told).toMatch(/^pin support to anthropic\/claude-opus-5-5 +04:04:00 UTC/m);
  expect(told).toMatch(/^10 % of route support's attempts at openai\/gpt-5\.6-sol: 503 +04:04:00 UTC/m);
});
