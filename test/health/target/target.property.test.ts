import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { Counts } from '../../../domain/health/evidence/counts.ts';
import { directive } from '../../../domain/health/fleet/directive.ts';
import type { TargetHealth } from '../../../domain/health/target/target.ts';
import { a, play, type Play, type Played } from '../reports.ts';

interface Spell {
  readonly counts: Partial<Counts>;
  readonly seconds: number;
}

const anyCounts = record<Partial<Counts>>({
  answered: integer({ min: 0, max: 8 }),
  error: integer({ min: 0, max: 8 }),
  timeout: integer({ min: 0, max: 2 }),
  throttled: integer({ min: 0, max: 8 }),
  overdue: integer({ min: 0, max: 4 }),
  configuration: constantFrom(0, 0, 0, 0, 1),
});

/** Spells of several seconds, so that all phases are reached. */
const spells = array(record({ counts: anyCounts, seconds: integer({ min: 1, max: 20 }) }), {
  minLength: 1,
  maxLength: 12,
});
const probes = constantFrom('answered', 'error', 'slow', 'timeout', 'throttled', 'configuration' as const);

function forAll(holds: (played: Played) => void): void {
  assert(
    property(spells, probes, (all, probe) => holds(played(all, probe))),
    { numRuns: 50 },
  );
}

function played(all: readonly Spell[], probe: ReturnType<NonNullable<Play['probe']>>): Played {
  const seconds = all.flatMap(({ counts, seconds }) => Array.from({ length: seconds }, () => counts));
  const calls: Play['calls'] = (second, target) => (target === a ? (seconds[second - 1] ?? {}) : {});
  return play({ seconds: seconds.length, calls, probe: () => probe });
}

const healths = ({ steps }: Played): readonly TargetHealth[] =>
  steps.flatMap(({ targets }) => targets[a] ?? []);

test('whatever is heard, shares are in [0, 1]', () => {
  forAll((played) => {
    const shares = healths(played).flatMap(({ admit }) => Object.values(admit));
    expect(shares.filter((share) => !(share >= 0 && share <= 1))).toEqual([]);
  });
});

/** The last quarter of the ramp comes at once. */
const isTooFast = (before: TargetHealth, now: TargetHealth) =>
  before.state.phase === 'ramping' &&
  now.state.phase === 'ramping' &&
  now.state.share < 1 &&
  now.state.share > Math.max(2 * before.state.share, before.state.share + 0.1) + 1e-9;

test('whatever is heard, the ramp at most doubles a share at a time', () => {
  forAll((played) => {
    const all = healths(played);
    const tooFast = all.filter((now, at) => isTooFast(all[at - 1] ?? now, now));
    expect(tooFast).toEqual([]);
  });
});

const follows = {
  closed: ['open'],
  open: ['half-open'],
  'half-open': ['open', 'ramping'],
  ramping: ['open', 'closed'],
  isolated: [] as string[],
};

test('whatever is heard, no phase is skipped', () => {
  forAll(({ records }) => {
    const changes = records.filter(({ from, to }) => from.phase !== to.phase);
    expect(changes.filter(({ from, to }) => !follows[from.phase].includes(to.phase))).toEqual([]);
  });
});

test('whatever is heard, its state survives JSON, and no reason is missing where it is not closed', () => {
  forAll(({ fleet }) => {
    expect(JSON.parse(JSON.stringify(fleet))).toEqual(fleet);
    const facts = directive(fleet, fleet.steppedAt).targets[a];
    expect(facts?.failP).toBeGreaterThanOrEqual(0);
    expect(facts?.failP).toBeLessThanOrEqual(1);
    expect(facts?.state === 'closed').toBe(facts?.reason === undefined);
  });
});

test('whatever is heard, every departure says why, with enough evidence', () => {
  forAll(({ records }) => {
    const left = records.filter(({ from, to }) => to.phase === 'open' && /closed|ramping/.test(from.phase));
    const enough = left.filter(({ why }) => 'threshold' in why && why.evidence >= why.threshold);
    expect(enough).toEqual(left);
  });
});
