import { expect, test } from 'vitest';
import { failoverProblems, impatience, type Failover } from '../../../domain/health/route/failover.ts';
import { failing, well } from './facts.ts';

test.each<[string, Failover | undefined, Parameters<typeof failing>, boolean]>([
  ['no threshold', undefined, [20, 20], false],
  ['a count and a share', { afterFailures: 3 }, [3, 30], true],
  ['a count without the share', { afterFailures: 3 }, [3, 600], false],
  ['the share without the count', { afterFailures: 3 }, [2, 4], false],
  ['a share of its own', { afterFailures: 3, ofCalls: 0.5 }, [10, 30], false],
  ['slow first tokens', { slowerThan: 3 }, [0, 20, 3.2], true],
  ['not slow enough', { slowerThan: 3 }, [0, 20, 2.9], false],
])('%s', (_, failover, facts, leaves) => {
  expect(impatience(failing(...facts), failover) !== undefined).toBe(leaves);
});

test('the time is rounded up to one that targets publish', () => {
  const tallies = [10_000, 30_000, 60_000, 300_000].map((withinMs) => ({ withinMs, calls: 10, failed: 5 }));
  const facts = { ...well, evidence: { ...well.evidence, tallies } };
  const reason = (withinMs: number) => impatience(facts, { afterFailures: 1, withinMs });
  expect(reason(5000)).toContain('within 10 s');
  expect(reason(45_000)).toContain('within 60 s');
  expect(reason(300_000)).toContain('within 300 s');
});

test.each<[Failover, string]>([
  [{ afterFailures: 0 }, 'afterFailures must be at least 1, not 0'],
  [{ withinMs: 600_000 }, 'withinMs must be from 1 to 300000, not 600000'],
  [{ ofCalls: 10 }, 'ofCalls must be from 0 to 1, not 10'],
  [{ slowerThan: 0.5 }, 'slowerThan must be at least 1, not 0.5'],
])('%j is refused', (failover, problem) => {
  expect(failoverProblems(failover)).toEqual([problem]);
  expect(failoverProblems({ afterFailures: 3, withinMs: 30_000, ofCalls: 0.1, slowerThan: 3 })).toEqual([]);
});
