import { describe, expect, test } from 'vitest';
import { fleets } from '../../bench/health/properties/fleets.rows.ts';
import { incidents } from '../../bench/health/properties/incidents.rows.ts';
import { lowTraffic } from '../../bench/health/properties/low-traffic.rows.ts';
import { routes } from '../../bench/health/properties/routes.rows.ts';
import { verdictOf, type Property } from '../../bench/health/property.ts';
import { runsOver } from '../../bench/health/runs.ts';
import type { Scenario } from '../../bench/health/world/scenario.ts';
import { scenarios } from '../../bench/health/world/scenarios.rows.ts';
import { simulate } from '../../bench/health/world/simulate.ts';
import { understudy } from '../../bench/health/world/understudy.ts';

/** One seed of what `node bench/health/main.ts` runs over twenty: enough to see that something broke. */
const runs = runsOver([120], () => undefined);

const quick = (all: readonly Property[], names: readonly string[]) =>
  all.filter(({ name }) => names.some((text) => name.startsWith(text)));

describe('the fleet in the simulated world', () => {
  test.each([
    ...quick(incidents, ['brown-out', 'rate limit', 'quota out', 'both down', 'one bad worker', '20 %']),
    ...fleets.filter(({ name }) => name.endsWith('(8 workers)')),
    ...quick(routes, ['three routes, outage']),
    ...quick(lowTraffic, ['a call every 4 s, errors']),
  ])('$name', (property) => {
    expect(verdictOf(property, property.measure(runs))).not.toBe('NO');
  });
});

test('the same seed gives the same run, another one another', () => {
  const short: Scenario = { ...scenarios.outage, lastsMs: 400_000 };
  const run = (seed: number) => JSON.stringify(simulate(short, understudy, seed));
  expect(run(7)).toBe(run(7));
  expect(run(8)).not.toBe(run(7));
});
