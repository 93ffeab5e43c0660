import { expect, test } from 'vitest';
import { a, play } from '../reports.ts';

const down = (_: number, target: string) => (target === a ? { error: 5 } : { answered: 5 });
const moved = (_: number, target: string) => (target === a ? {} : { answered: 5 });

/** An outage until the fleet has left the target, as three processes report it. */
function leftBy3() {
  const outage = play({ seconds: 20, workers: 3, calls: down, probe: () => 'error' });
  const open = outage.steps.find(({ targets }) => targets[a]?.state.phase === 'open');
  if (open === undefined) throw new Error('it was never left');
  return open;
}

test('a process that dies in mid-outage takes its calls with it: the target returns by probes', () => {
  const from = leftBy3();
  expect(from.targets[a]?.demand.workers['w2']?.sent).toBeGreaterThan(1);
  const { steps } = play({ seconds: 25, workers: 2, from, calls: moved });
  expect(steps.at(6)?.targets[a]?.demand.workers).not.toHaveProperty('w2');
  expect(steps.map(({ targets }) => targets[a]?.state.phase)).toContain('half-open');
});

test('a process that is only late asks again with its next report', () => {
  const from = leftBy3();
  const without = play({ seconds: 10, workers: 2, from, calls: moved, probe: () => 'error' });
  const again = play({ seconds: 1, workers: 3, from: without.fleet, calls: moved, probe: () => 'error' });
  expect(again.fleet.targets[a]?.demand.workers['w2']?.fresh).toBeGreaterThan(0);
});

test('in quiet times nobody is silent between two reports', () => {
  const { fleet } = play({ seconds: 5, workers: 3, calls: () => ({ answered: 5 }) });
  const { fleet: later } = play({ seconds: 14, workers: 2, from: fleet, calls: () => ({ answered: 5 }) });
  expect(later.targets[a]?.demand.workers['w2']?.sent).toBeGreaterThan(1);
});
