import { describe, expect, test } from 'vitest';
import { figureOf, type FigureName } from '../../bench/scenarios/figures/list.ts';
import type { Called, Look, Played, Requested } from '../../bench/scenarios/played.ts';
import type { RouteName } from '../../bench/scenarios/scenario.ts';
import { backup, primary } from '../../bench/scenarios/targets.ts';
import { attempt, called, outage, played, requested } from './scenarios-played.ts';

function look(askedAt: number, at: number, phase: 'open' | 'closed'): Look {
  return { askedAt, at, phases: { [primary]: phase } };
}

function struck(at: number, status = 502): Requested {
  return requested(at, { status, struck: true });
}

function of(route: RouteName, at: number, target: string): Called {
  return called(at, [attempt(target, at)], { route });
}

const value = (name: FigureName, seen: Played) => figureOf(name).measure(seen);

describe('an outage', () => {
  test.each<[FigureName, number | null]>([
    ['calls', 200],
    ['failed', 0],
    // Three seconds of five calls.
    ['wasted', 15],
    ['healthyP50', 500],
    ['incidentP99', 500],
    ['backupInHealthyTime', 0],
    // Nine in ten: one of fifteen, and two of twenty-five, may be otherwise.
    ['leaveMs', 2800],
    ['firstBackMs', 5600],
    ['backMs', 9200],
    ['rebreaks', null],
    ['rightAfterKillMs', null],
    ['shareMoved', null],
  ])('%s: %s', (name, expected) => {
    expect(value(name, played())).toBe(expected);
  });
});

test('a call that failed, one that waited, and one that nobody was asked for', () => {
  const calls = [
    called(100, [attempt(primary, 100)], { ms: 30_000 }),
    called(200, [], { failure: 'no target takes the call' }),
    called(300, [attempt(primary, 300, { outcome: 'NotAdmitted' }), attempt(backup, 310)]),
  ];
  const seen = played({ calls });
  expect(value('failed', seen)).toBe(1);
  expect(value('longestMs', seen)).toBe(30_000);
  // Asked first: the primary once, the backup once; the failed one is not known.
  expect(value('backupInHealthyTime', seen)).toBe(50);
});

test('late first tokens are wasted, those in time are not', () => {
  const calls = [901, 900].map((firstTokenMs, index) =>
    called(11_000 + index, [attempt(primary, 11_000 + index, { firstTokenMs })]),
  );
  expect(value('wasted', played({ calls }))).toBe(1);
});

test('never left, never back: null', () => {
  const stayed = played().calls.map((call) => ({ ...call, attempts: [attempt(primary, call.at)] }));
  expect(value('leaveMs', played({ calls: stayed }))).toBeNull();
  const away = played().calls.map((call) => ({ ...call, attempts: [attempt(backup, call.at)] }));
  expect(value('backMs', played({ calls: away }))).toBeNull();
  expect(value('firstBackMs', played({ calls: away }))).toBeNull();
});

test('with few calls a window is five of them', () => {
  const times = [0, 4000, 8000, 12_000, 16_000, 20_000, 24_000, 28_000, 32_000];
  const calls = times.map((at) => called(at, [attempt(at < 16_000 ? primary : backup, at)]));
  expect(value('leaveMs', played({ calls }))).toBe(6000);
  expect(value('leaveMs', played({ calls: calls.slice(0, -1) }))).toBeNull();
});

test('breaks are told apart by how long each lasts', () => {
  const order = { fault: 'status', status: 502, aboveRps: 1, breaksForMs: 5000 } as const;
  const scenario = { ...outage, faults: [{ provider: 'openai', from: 20_000, to: 40_000, order }] } as const;
  const requests = [struck(21_000), struck(24_000), struck(25_999), struck(26_000), struck(33_000, 503)];
  expect(value('rebreaks', played({ scenario, requests }))).toBe(2);
  expect(value('rebreaks', played({ scenario, requests: [] }))).toBe(0);
});

test('probes: all, and those to the primary while it was ill', () => {
  const requests = [
    requested(9000, { probe: true }),
    requested(12_000, { probe: true }),
    requested(12_000, { probe: true, provider: 'anthropic' }),
    requested(12_000),
  ];
  expect(value('probes', played({ requests }))).toBe(3);
  expect(value('wastedProbes', played({ requests }))).toBe(1);
});

describe('after a kill', () => {
  const scenario = { ...outage, kill: { at: 15_000, whom: 'host' } } as const;

  test('what was asked before it tells nothing', () => {
    const looks = [
      look(14_900, 15_100, 'open'),
      look(16_000, 18_000, 'closed'),
      look(19_000, 21_000, 'open'),
    ];
    expect(value('rightAfterKillMs', played({ scenario, looks }))).toBe(6000);
    expect(value('rightAfterKillMs', played({ scenario, looks: looks.slice(0, 2) }))).toBeNull();
  });

  test('the longest of the calls that began 1 to 15 s after it', () => {
    const calls = [15_500, 16_000, 29_999, 30_000].map((at, index) =>
      called(at, [attempt(backup, at)], { ms: [9000, 700, 800, 9000][index] ?? 0 }),
    );
    expect(value('longestAfterKillMs', played({ scenario, calls }))).toBe(800);
  });
});

test('routes beside an impatient one: the largest difference of any', () => {
  const compare = {
    routes: ['steady', 'weak-backup'],
    alone: { from: 0, to: 1000 },
    beside: { from: 1000, to: 2000 },
  } as const;
  const calls = [
    ...[0, 100, 1000, 1100].map((at) => of('steady', at, primary)),
    ...[0, 100, 1000].map((at) => of('weak-backup', at, primary)),
    of('weak-backup', 1100, backup),
    of('impatient', 1000, backup),
  ];
  const seen = played({ scenario: { ...outage, compare }, calls });
  expect(value('shareMoved', seen)).toBe(50);
  expect(value('impatientOnPrimary', seen)).toBe(0);
});
