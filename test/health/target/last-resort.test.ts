import { expect, test } from 'vitest';
import { noAsks, type Asks } from '../../../domain/health/demand.ts';
import { newFleet, type Fleet } from '../../../domain/health/fleet/fleet.ts';
import { receive } from '../../../domain/health/fleet/receive.ts';
import { step } from '../../../domain/health/fleet/step.ts';
import type { Counts } from '../../../domain/health/evidence/counts.ts';
import { a, part, report } from '../reports.ts';

/** One worker that asks in its own way, second by second. */
function ask(fleet: Fleet, seconds: number, counts: Partial<Counts>, asks: Partial<Asks>): Fleet {
  let after = fleet;
  for (let second = 1; second <= seconds; second++) {
    const now = fleet.steppedAt + second * 1000;
    const said = part(counts, { asks: { ...noAsks, ...asks } });
    after = step(receive(after, report('w', now, { [a]: said })), now).fleet;
  }
  return after;
}

const left = ask(newFleet([a]), 10, { error: 10 }, { fresh: 10, sent: 10 });
const admitOf = (fleet: Fleet) => fleet.targets[a]?.admit ?? { fresh: -1, rescue: -1, last: -1 };

test('a target that was left admits no new work, but still dares a little as a last resort', () => {
  expect(left.targets[a]?.state.phase).toBe('open');
  expect(admitOf(left)).toMatchObject({ fresh: 0, rescue: 0 });
  expect(admitOf(left).last).toBeGreaterThan(0);
});

test('it dares a call a second while none is answered', () => {
  const fleet = ask(left, 10, { error: 1 }, { fresh: 20, last: 20, sent: 1 });
  expect(admitOf(fleet).last * 20).toBeCloseTo(1);
});

test('it dares twice what it just answered', () => {
  const forgotten = ask(left, 4, {}, { fresh: 20, last: 20 });
  const fleet = ask(forgotten, 1, { answered: 6 }, { fresh: 20, last: 20, sent: 6 });
  expect(admitOf(fleet).last * 20).toBeCloseTo(4);
});

/** After how many good seconds `a` is tried again. */
function returned(asks: Partial<Asks>): number {
  let fleet = left;
  for (let second = 1; second < 60; second++) {
    fleet = ask(fleet, 1, { answered: 4 }, { fresh: 10, sent: 4, ...asks });
    if (fleet.targets[a]?.state.phase !== 'open') return second;
  }
  return Infinity;
}

test('somebody’s only hope returns sooner than a target that nobody needs', () => {
  expect(returned({ last: 10 })).toBeLessThan(returned({}));
});

test('where room is short, second attempts come before new work', () => {
  const limited = ask(newFleet([a]), 6, { answered: 6, throttled: 4 }, { fresh: 8, rescue: 4, sent: 10 });
  const { fresh, rescue } = admitOf(limited);
  expect(limited.targets[a]?.capacity.phase).toBe('limited');
  expect(rescue).toBe(1);
  expect(fresh).toBeLessThan(0.5);
});
