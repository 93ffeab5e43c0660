import type { FailureKind } from '../../domain/failure/kinds.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { Plan } from '../../domain/run/plan.ts';

export const a = 'openai/gpt-5.6-sol';
export const b = 'anthropic/claude-opus-5-5';
export const c = 'azure-eu/gpt-5.6-sol';

/** Two tries a target, 200 ms before the second, waits of up to 5 s for one of them, six attempts, a minute. */
export function planWith(change: Partial<Plan> = {}): Plan {
  return {
    route: 'main',
    targets: [a, b],
    limits: { deadlineMs: 60_000, attempts: 6 },
    retry: { attempts: 2, backoffMs: 200, maxBackoffMs: 2000, maxWaitMs: 5000 },
    totalMs: 30_000,
    digest: '0123456789ab',
    visible: true,
    ...change,
  };
}

/** A failed attempt of 100 ms. */
export function failed(target: string, outcome: FailureKind, more: Partial<Attempt> = {}): Attempt {
  return { target, why: 'preferred', outcome, at: 0, ms: 100, billed: 'no', ...more };
}
