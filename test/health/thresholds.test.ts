import { expect, test } from 'vitest';
import { newFleet } from '../../domain/health/fleet/fleet.ts';
import {
  thresholdBounds,
  thresholdNames,
  thresholdProblems,
  thresholds,
  type Thresholds,
} from '../../domain/health/thresholds.ts';
import { directive } from '../../domain/health/fleet/directive.ts';
import { newTarget } from '../../domain/health/target/target.ts';
import { a, b, play, type Play } from './reports.ts';

test('what is not given is as usual', () => {
  const given = thresholds({ slowerThan: 4 });
  expect(given.slowerThan).toBe(4);
  expect(given.failureRate).toBe(0.42);
});

test.each(thresholdNames)('%s is refused outside of its bounds, with the bounds', (name) => {
  const { least, most } = thresholdBounds[name];
  expect(thresholdProblems({ [name]: least })).toEqual([]);
  expect(thresholdProblems({ [name]: most })).toEqual([]);
  const [problem] = thresholdProblems({ [name]: most * 2 });
  expect(problem).toContain(`${name} must be`);
  expect(problem).toContain(`from ${least} to ${most}, not ${most * 2}`);
});

test('a number of failures is whole', () => {
  expect(thresholdProblems({ failuresInARow: 4.5 })).toEqual([
    'failuresInARow must be a whole number from 3 to 10, not 4.5',
  ]);
});

const wellFrom60: NonNullable<Play['probe']> = (second) => (second < 60 ? 'error' : 'answered');

/** When `a` got to a phase, in seconds; undefined: never. */
function reached(
  phase: string,
  given: Partial<Thresholds>,
  calls: Play['calls'],
  probe: NonNullable<Play['probe']> = wellFrom60,
): number | undefined {
  const from = newFleet([a], { fleet: given, targets: {} });
  const { records } = play({ from, seconds: 200, calls, probe });
  const found = records.find(({ to, from }) => to.phase === phase && from.phase !== phase);
  return found && found.at / 1000;
}

const failing = (share: number): Play['calls'] => {
  return (second) => (second < 10 ? { answered: 10 } : { answered: 10 - 10 * share, error: 10 * share });
};
const outage: Play['calls'] = (second) => (second > 20 && second < 60 ? { error: 5 } : { answered: 5 });
/** One call in four seconds. */
const rare: Play['calls'] = (second, _, worker) => {
  if (second % 4 !== worker) return {};
  return second > 20 ? { error: 1, overdue: 0 } : { answered: 1 };
};

test('a higher failure rate is borne before a target is left', () => {
  expect(reached('open', { failureRate: 0.25 }, failing(0.35))).toBeLessThan(60);
  expect(reached('open', { failureRate: 0.6 }, failing(0.35))).toBeUndefined();
});

test('more failures in a row are borne before a target with few calls is left', () => {
  const [few, many] = [3, 6].map((failuresInARow) =>
    reached('open', { failuresInARow }, rare, () => 'throttled'),
  );
  expect(few).toBeGreaterThan(20);
  expect(many).toBeGreaterThan(few ?? Infinity);
});

test.each([
  ['returnAfterMs', 'half-open', 3000, 40_000],
  ['rampStepMs', 'closed', 2000, 20_000],
] as const)('a higher %s makes the return later', (name, phase, low, high) => {
  const soon = reached(phase, { [name]: low }, outage);
  const late = reached(phase, { [name]: high }, outage);
  expect(soon).toBeGreaterThan(60);
  expect(late ?? Infinity).toBeGreaterThan(soon ?? Infinity);
});

const gone: Play['calls'] = (second) => {
  if (second < 20) return { answered: 5 };
  return second < 30 ? { error: 5 } : {};
};

test('a higher probeEveryMs makes probes rarer', () => {
  const [often, seldom] = [1000, 10_000].map((probeEveryMs) => {
    const from = newFleet([a], { fleet: { probeEveryMs }, targets: {} });
    return play({ from, seconds: 100, calls: gone, probe: () => 'error' }).probes.length;
  });
  expect(often).toBeGreaterThan(2 * (seldom ?? Infinity));
});

test('a target may have thresholds of its own', () => {
  const fleet = newFleet([a, b], { fleet: { slowerThan: 3 }, targets: { [a]: { slowerThan: 5 } } });
  const known = { ...newTarget, baseline: { sketch: {}, median: 2, fadedAt: 1 } };
  const { targets } = directive({ ...fleet, targets: { [a]: known, [b]: known } }, 0);
  expect([targets[a]?.slowLimit, targets[b]?.slowLimit]).toEqual([10, 6]);
});
