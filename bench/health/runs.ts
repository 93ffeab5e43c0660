import type { Run } from './world/measurements.ts';
import type { Scenario } from './world/scenario.ts';
import { simulate } from './world/simulate.ts';
import { understudy } from './world/understudy.ts';
import type { PolicyOf } from './world/world.ts';

/** Scenarios run over the chosen seeds; each only once, however many properties look at it. */
export interface Runs {
  readonly seeds: readonly number[];
  of(scenario: Scenario, policy?: PolicyOf): readonly Run[];
  /** Over the first seed only: for runs of many days. */
  one(scenario: Scenario): Run;
}

export function runsOver(seeds: readonly number[], note: (text: string) => void): Runs {
  const kept = new Map<string, readonly Run[]>();
  const over = (seeds: readonly number[], scenario: Scenario, policy: PolicyOf) => {
    const key = `${JSON.stringify(scenario)} ${policy.name} ${seeds.join()}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    note(`${scenario.name}, ${scenario.workers ?? 8} workers, ${policy.name}, ${seeds.length} seeds`);
    const runs = seeds.map((seed) => simulate(scenario, policy, seed));
    kept.set(key, runs);
    return runs;
  };
  return {
    seeds,
    of: (scenario, policy = understudy) => over(seeds, scenario, policy),
    one: (scenario) => {
      const [run] = over(seeds.slice(0, 1), scenario, understudy);
      if (run === undefined) throw new Error('no seed was given');
      return run;
    },
  };
}
