import type { FleetStatus, TargetStatus } from '../../../workflows/health/messages.ts';
import { a, b, well } from '../../health/route/facts.ts';

export { a, b, well };

export const now = Date.UTC(2026, 11, 1, 4, 0, 0);

export const quiet: TargetStatus = { target: a, facts: well, probe: true, askedRps: 0, sentRps: 0 };

/** So many of so many calls failed within a minute. */
export function calls(failed: number, all: number): TargetStatus['facts']['evidence'] {
  return {
    failuresInARow: 0,
    slowness: 1,
    tallies: [10_000, 30_000, 60_000, 300_000].map((withinMs) => ({ withinMs, calls: all, failed })),
  };
}

export const status: FleetStatus = {
  at: now,
  digest: '0123456789ab',
  workers: 3,
  targets: [quiet, { ...quiet, target: b }],
  routes: { support: [a, b] },
  overrides: [],
  drills: [],
};
