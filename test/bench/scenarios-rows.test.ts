import { describe, expect, test } from 'vitest';
import { arrivals } from '../../bench/scenarios/arrivals.ts';
import { scenarioConfig } from '../../bench/scenarios/config.ts';
import { scenarios } from '../../bench/scenarios/rows/list.ts';
import { parseOrder } from '../../simulator/faults/parse-order.ts';
import type { Simulator } from '../../simulator/index.ts';
import { parseConfig } from '../../worker/config/index.ts';

test('names are told once', () => {
  const names = scenarios.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(scenarios)('$name', ({ lastsMs, faults, kill, incident, compare, loads }) => {
  test('is short, and everything happens within it', () => {
    expect(lastsMs).toBeLessThanOrEqual(130_000);
    const windows = [
      ...faults,
      ...(incident === undefined ? [] : [incident]),
      ...(compare === undefined ? [] : [compare.alone, compare.beside]),
    ];
    for (const { from, to } of windows) {
      expect(from).toBeLessThan(to);
      expect(to).toBeLessThanOrEqual(lastsMs);
    }
    expect(kill?.at ?? 0).toBeLessThan(lastsMs);
    expect(loads[0]?.during).toBeUndefined();
  });

  test('the simulator knows its faults', () => {
    for (const { order } of faults) expect(() => parseOrder(order)).not.toThrow();
  });
});

test.each(['short', 'usual'] as const)(
  'the configuration with %s thresholds has no problems',
  (thresholds) => {
    const simulator = { baseUrl: (name: string) => `http://127.0.0.1:1/${name}` } as Simulator;
    const parsed = parseConfig(scenarioConfig(simulator, thresholds), {
      source: 'scenarios',
      env: { UNDERSTUDY_SIMULATOR_KEY: 'x' },
    });
    expect(parsed).toMatchObject({ ok: true });
  },
);

test('calls come evenly, early or late by less than half their distance', () => {
  const during = { from: 10_000, to: 20_000 };
  const middle = arrivals({ route: 'steady', rps: 4, during }, 60_000, () => 0.5);
  expect(middle).toHaveLength(40);
  expect(middle.slice(0, 3)).toEqual([10_125, 10_375, 10_625]);
  const early = arrivals({ route: 'steady', rps: 4 }, 60_000, () => 0);
  const late = arrivals({ route: 'steady', rps: 4 }, 60_000, () => 0.999);
  expect(early).toHaveLength(240);
  expect(early[0]).toBeCloseTo(25);
  expect(late[0]).toBeLessThan(early[1] ?? 0);
});
