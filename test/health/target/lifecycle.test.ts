import { assert, constantFrom, integer, property, record, array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Counts } from '../../../domain/health/evidence/counts.ts';
import { directive } from '../../../domain/health/fleet/directive.ts';
import type { Fleet } from '../../../domain/health/fleet/fleet.ts';
import type { TargetHealth } from '../../../domain/health/target/target.ts';
import { a, b, play, type Play } from '../reports.ts';

const outage: Play['calls'] = (second, target) => {
  if (target === b) return {};
  if (second <= 20) return { answered: 5 };
  return second <= 25 ? { error: 5 } : {};
};
/** What a fleet does: the calls go to `a` again once it takes some. */
const phases = (steps: readonly Fleet[]) => steps.map((fleet) => fleet.targets[a]?.state.phase);

const healthOf = (fleet: Fleet | undefined): TargetHealth => {
  const health = fleet?.targets[a];
  if (health === undefined) throw new Error('no such target');
  return health;
};

test('a target is left, probed, tried with a few calls, ramped and closed, in this order', () => {
  const calls: Play['calls'] = (second, target, worker, fleet) =>
    second > 50 && target === a ? { answered: 5 } : outage(second, target, worker, fleet);
  const { steps, records } = play({
    seconds: 120,
    calls,
    probe: (second) => (second < 40 ? 'error' : 'answered'),
  });
  const passed = phases(steps).filter((phase, at, all) => phase !== all[at - 1]);
  expect(passed).toEqual(['closed', 'open', 'half-open', 'ramping', 'closed']);
  expect(records.map(({ why }) => why.reason)).toContain('failure rate');
  expect(records.at(-1)?.why).toEqual({ reason: 'ramp complete' });
});

test('a target that nobody calls comes back by probes alone, but later than by live calls', () => {
  const live: Play['calls'] = (second, target, worker, fleet) =>
    fleet.targets[a]?.state.phase === 'half-open' && target === a
      ? { answered: 2 }
      : outage(second, target, worker, fleet);
  const closedAt = (calls: Play['calls']) =>
    play({ seconds: 200, calls }).records.find(({ why }) => why.reason === 'ramp complete')?.at;
  expect(closedAt(outage)).toBeLessThan(200_000);
  expect(closedAt(live)).toBeLessThan(closedAt(outage) ?? 0);
});

test('a return that fails is left again, and takes longer the next time', () => {
  const calls: Play['calls'] = (second, target, worker, fleet) => {
    const tried = target === a && fleet.targets[a]?.state.phase === 'half-open';
    return tried ? { error: 1 } : outage(second, target, worker, fleet);
  };
  const { records } = play({ seconds: 400, calls });
  expect(records.some(({ why }) => why.reason === 'return rejected')).toBe(true);
  const waits = records.flatMap(({ why }) => (why.reason === 'probes good' ? [why.goodForMs] : []));
  expect(waits.length).toBeGreaterThan(1);
  expect(waits.at(-1)).toBeGreaterThan(waits[0] ?? Infinity);
});

describe('whatever is heard', () => {
  const anyCounts = record<Partial<Counts>>({
    answered: integer({ min: 0, max: 8 }),
    error: integer({ min: 0, max: 8 }),
    timeout: integer({ min: 0, max: 2 }),
    throttled: integer({ min: 0, max: 8 }),
    overdue: integer({ min: 0, max: 4 }),
    configuration: constantFrom(0, 0, 0, 0, 1),
  });
  /** Spells of several seconds each, so that all phases are reached. */
  const spells = array(record({ counts: anyCounts, seconds: integer({ min: 1, max: 20 }) }), {
    minLength: 1,
    maxLength: 12,
  });
  const probes = constantFrom('answered', 'error', 'slow', 'timeout', 'throttled', 'configuration' as const);

  const played = (
    all: readonly { counts: Partial<Counts>; seconds: number }[],
    probe: ReturnType<NonNullable<Play['probe']>>,
  ) => {
    const seconds = all.flatMap(({ counts, seconds }) => Array.from({ length: seconds }, () => counts));
    const calls: Play['calls'] = (second, target) => (target === a ? (seconds[second - 1] ?? {}) : {});
    return play({ seconds: seconds.length, calls, probe: () => probe });
  };

  test('shares are in [0, 1], and new work never grows more than the ramp lets it', () => {
    assert(
      property(spells, probes, (all, probe) => {
        const { steps } = played(all, probe);
        let before = healthOf(steps[0]);
        for (const fleet of steps) {
          const now = healthOf(fleet);
          for (const share of Object.values(now.admit)) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
          const doubled = before.state.phase === 'ramping' && now.state.phase === 'ramping';
          const last = now.state.phase === 'ramping' && now.state.share === 1;
          if (doubled && !last && before.capacity.phase === 'unlimited' && now.capacity.phase === 'unlimited')
            expect(now.admit.fresh).toBeLessThanOrEqual(2 * before.admit.fresh + 1e-9);
          before = now;
        }
      }),
      { numRuns: 50 },
    );
  });

  test('from open nothing but half-open follows, and from there nothing is skipped', () => {
    const next = {
      closed: ['open'],
      open: ['half-open'],
      'half-open': ['open', 'ramping'],
      ramping: ['open', 'closed'],
    };
    assert(
      property(spells, probes, (all, probe) => {
        const { records } = played(all, probe);
        for (const { from, to } of records)
          if (from.phase !== to.phase && from.phase !== 'isolated')
            expect(next[from.phase]).toContain(to.phase);
      }),
      { numRuns: 50 },
    );
  });

  test('its facts are complete, and its state survives JSON', () => {
    assert(
      property(spells, probes, (all, probe) => {
        const { fleet } = played(all, probe);
        expect(JSON.parse(JSON.stringify(fleet))).toEqual(fleet);
        const facts = directive(fleet, fleet.steppedAt).targets[a];
        expect(facts?.failP).toBeGreaterThanOrEqual(0);
        expect(facts?.failP).toBeLessThanOrEqual(1);
        expect(facts?.state === 'closed').toBe(facts?.reason === undefined);
      }),
      { numRuns: 50 },
    );
  });

  test('every departure says why, with enough evidence', () => {
    assert(
      property(spells, probes, (all, probe) => {
        for (const { why, to, from } of played(all, probe).records) {
          if (to.phase !== 'open' || from.phase === 'open' || from.phase === 'half-open') continue;
          expect(why).toHaveProperty('evidence');
          if ('threshold' in why) expect(why.evidence).toBeGreaterThanOrEqual(why.threshold);
        }
      }),
      { numRuns: 50 },
    );
  });
});
