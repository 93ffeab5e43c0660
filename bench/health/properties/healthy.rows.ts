import { worst, type Property } from '../property.ts';
import type { Scenario } from '../world/scenario.ts';
import { day, minute } from '../world/time.ts';

/** A moment in which half of the calls fail, 48 times a day. */
const quiet = (rps: number, days: number): Scenario => ({
  name: `${days} healthy days at ${rps} rps`,
  rps,
  lastsMs: days * day,
  faults: {},
  blipEveryMs: 30 * minute,
  untimed: true,
});

export const healthy: readonly Property[] = [0.05, 1, 20].map((rps) => {
  const scenario = quiet(rps, 30);
  return {
    name: `${scenario.name}: left, by the fleet or one worker`,
    unit: '',
    goal: { atMost: 0 },
    measure: (runs) => {
      const { trips, localTrips } = runs.one(scenario);
      return worst([trips + localTrips]);
    },
  };
});
