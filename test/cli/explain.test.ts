import { expect, test } from 'vitest';
import { explanationLines } from '../../cli/explain.ts';
import { usd } from '../../cli/table.ts';
import type { Explanation } from '../../client/explain/explanation.ts';
import { a, b, failed } from '../run/plans.ts';

const told: Explanation = {
  id: 'run',
  workflow: 'llmCall',
  status: 'completed',
  startedAt: 0,
  endedAt: 1500,
  route: 'main',
  labels: {},
  targets: [b],
  skipped: [{ target: a, kind: 'ContextOverflow', reason: 'window is too small' }],
  attempts: [
    failed(b, 'TruncatedStream', { billed: 'unknown', cost: 0.02, costEstimated: true }),
    {
      target: b,
      why: 'retry',
      outcome: 'ok',
      at: 100,
      ms: 1000,
      usage: { input: 10, output: 5 },
      cost: 0.01,
    },
  ],
  cost: { usd: 0.03, estimated: true },
  switches: [],
  toolCalls: [],
  answeredBy: b,
};

test('people read what it cost, whom it cost, and who was left out', () => {
  const lines = explanationLines(told);
  expect(lines).toContain(`skipped   ${a}: window is too small`);
  expect(lines).toContain('cost      $0.03, in part estimated');
  const [cut, answered] = lines.filter((line) => /^[12] /.test(line));
  expect(cut).toContain('~$0.02');
  expect(answered).toMatch(/10\+5 +\$0\.01/);
});

test('people read which policy held, where it was not the default', () => {
  const policy = { length: 'next', stayWithVendor: ['RateLimited', 'Refusal'] } as const;
  const lines = explanationLines({ ...told, policy });
  expect(lines).toContain('policy    length next, stayWithVendor RateLimited Refusal');
  const all = explanationLines({ ...told, policy: { stayWithVendor: true } });
  expect(all).toContain('policy    stayWithVendor true');
  expect(explanationLines(told).filter((line) => line.startsWith('policy'))).toEqual([]);
});

test('without a price there is no word of it', () => {
  const lines = explanationLines({ ...told, skipped: [], cost: null });
  expect(lines.filter((line) => /^(cost|skipped) /.test(line))).toEqual([]);
});

test.each([
  [0, '$0'],
  [0.000_000_123, '$0.00000012'],
  [0.0123, '$0.012'],
  [0.5, '$0.5'],
  [1.005, '$1.00'],
  [1234.567, '$1234.57'],
])('%d USD is written %s', (amount, text) => {
  expect(usd(amount)).toBe(text);
});
