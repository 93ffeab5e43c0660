import { expect, test } from 'vitest';
import { newFleet } from '../../../domain/health/fleet/fleet.ts';
import { firstPace, pace } from '../../../domain/health/fleet/pace.ts';
import { a } from '../reports.ts';

/** So many processes, all of which report, with bad calls to tell. */
function paceOf(workers: number, hotAt = 1000) {
  const all = Array.from({ length: workers }, (_, at) => [`w${at}`, { at: 1000, seq: 1, hotAt }] as const);
  return pace({ ...newFleet([a]), workers: Object.fromEntries(all) }, 2000);
}

test.each([1, 8])('%i processes report every 15 s, and every second under evidence', (workers) => {
  expect(paceOf(workers)).toEqual(firstPace);
});

test.each([64, 300, 2000])(
  '%i processes report less often each, below twenty a second together',
  (workers) => {
    const { quietMs, evidenceMs, incidentMs } = paceOf(workers);
    for (const ms of [evidenceMs, incidentMs])
      expect((1000 * workers) / ms + (1000 * workers) / quietMs).toBeLessThan(20);
  },
);

test('processes that were hot long ago don’t slow the others', () => {
  expect(paceOf(300, 0).evidenceMs).toBe(1000);
});
