import { expect, test } from 'vitest';
import type { Override } from '../../../workflows/health/messages.ts';
import { a, b } from '../../health/reports.ts';
import { config, openFleet } from './fleet.ts';
import { SaidProcess } from './process.ts';

test('3,000 reports: it continues as new, keeps what it knows, and stays as quick', async () => {
  const { troupe, owner } = await openFleet();
  await using _ = troupe;
  const lanes = Array.from({ length: 6 }, (_, at) => new SaidProcess(owner, `lane-${at}`));
  await lanes[0]?.says({}, config());
  const order = await owner.update<Override>('order', {
    kind: 'drain',
    target: a,
    overMs: 0,
    by: 'ada',
    reason: 'maintenance',
    at: 0,
    until: 3_600_000,
  });
  const first = (await owner.handle.describe()).runId;
  const each = 500;
  const times = await Promise.all(
    lanes.map(async (lane) => {
      const taken: number[] = [];
      for (let at = 0; at < each; at++) {
        const from = performance.now();
        await lane.says({ [b]: { answered: 5 } });
        taken.push(performance.now() - from);
      }
      return taken;
    }),
  );
  const { runId, historyLength } = await owner.handle.describe();
  expect(runId).not.toBe(first);
  expect(historyLength).toBeLessThan(10_000);
  const status = await owner.status();
  expect(status.overrides).toEqual([order]);
  expect(status.targets.find(({ target }) => target === a)?.facts.state).toBe('isolated');
  // All lanes, and the troupe's own worker.
  expect(status.workers).toBe(7);
  const median = (from: number, to: number) =>
    times.flatMap((lane) => lane.slice(from, to)).toSorted((x, y) => x - y)[
      Math.floor((6 * (to - from)) / 2)
    ] ?? 0;
  expect(median(400, 500)).toBeLessThan(3 * median(50, 150));
}, 300_000);
