import { mean, type Measured, type Property } from '../property.ts';
import type { Runs } from '../runs.ts';
import { primary, type Fault, type Scenario, type SimulatedRoute } from '../world/scenario.ts';
import { forever, minute } from '../world/time.ts';

const rps = 20;
const incident = { from: 5 * minute, to: 15 * minute };

const route = (name: string, backup: string, more: Partial<SimulatedRoute> = {}): SimulatedRoute => ({
  name,
  share: 1 / 3,
  targets: [primary, backup],
  ...more,
});
const impatient = { failover: { afterFailures: 3, withinMs: 30_000 } };
const weak: readonly Fault[] = [{ from: 0, to: forever, rps: (0.3 * rps) / 3 }];

/** What one route does, and the routes whose calls it must not move. */
const setups = [
  { name: 'one impatient', second: impatient, third: [], others: ['first', 'third'] },
  { name: 'one with a weak backup', second: {}, third: weak, others: ['first', 'second'] },
] as const;

const troubles: readonly (readonly [string, Partial<Fault>])[] = [
  ['outage', { errors: 1 }],
  ['20 % errors', { errors: 0.2 }],
  ['rate limit at 60 %', { rps: 0.6 * rps }],
];

function scenario(
  name: string,
  fault: Partial<Fault>,
  second: Partial<SimulatedRoute>,
  third: readonly Fault[],
): Scenario {
  return {
    name: `three routes, ${name}`,
    rps,
    lastsMs: 25 * minute,
    incident,
    faults: { [primary]: [{ ...incident, ...fault }], third },
    routes: [route('first', 'backup'), route('second', 'other', second), route('third', 'third')],
  };
}

/** How far apart the mean is from what it would be without the others' ways, in percent of it. */
function moved(runs: Runs, alike: Scenario, other: Scenario, name: string): Measured {
  const off = (scenario: Scenario) =>
    runs.of(scenario).map(({ routes }) => routes[name]?.offPrimaryPercent ?? Number.NaN);
  const before = mean(off(alike)).value;
  const { value } = mean(off(other));
  return { value: (100 * Math.abs(value - before)) / before, deviation: 0, runs: runs.seeds.length };
}

/** Three routes on one primary: none changes what the others get. */
export const routes: readonly Property[] = troubles.flatMap(([trouble, fault]) =>
  setups.map(({ name, second, third, others }) => ({
    name: `three routes, ${trouble}, ${name}: others moved by, worst`,
    unit: '%',
    goal: { atMost: 10 },
    measure: (runs) => {
      const alike = scenario(trouble, fault, {}, []);
      const other = scenario(trouble, fault, second, third);
      const moves = others.map((route) => moved(runs, alike, other, route).value);
      return { value: Math.max(...moves), deviation: 0, runs: runs.seeds.length };
    },
  })),
);
