import { mean, worst, type Property } from '../property.ts';
import type { Runs } from '../runs.ts';
import { openedAfterMs, type Run } from '../world/measurements.ts';
import { oracle } from '../world/oracle.ts';
import { perRequest } from '../world/per-request.ts';
import { primary, type Scenario } from '../world/scenario.ts';
import { scenarios } from '../world/scenarios.rows.ts';
import { forever, second } from '../world/time.ts';

const outageCalls = 12_000;
const limitedCalls = 24_000;
const doomedCalls = 6000;

const { outage, outageLow, brownOut, rateLimit, quotaOut, flapping, bothDown, bothCold, badWorker, partial } =
  scenarios;
const { backupWeak, cold } = scenarios;
const alone: Scenario = {
  ...outage,
  name: 'outage, fleet never reached',
  fleetDown: { from: 0, to: forever },
};
const lost: Scenario = {
  ...cold,
  name: 'cold recovery, fleet lost in mid-outage',
  fleetDown: { from: 305 * second, to: forever },
};

type Figure = (run: Run) => number;

const most = (scenario: Scenario, figure: Figure) => (runs: Runs) => worst(runs.of(scenario).map(figure));
const usual = (scenario: Scenario, figure: Figure) => (runs: Runs) => mean(runs.of(scenario).map(figure));
const opened = (run: Run) => openedAfterMs(run, 300 * second, primary) / second;
const wasted: Figure = (run) => run.wasted;
const failed: Figure = (run) => run.failedPercent;
const p99: Figure = (run) => run.p99Ms / second;
const back: Figure = (run) => run.backMs / second;
const trips: Figure = (run) => run.trips;
const breaks: Figure = (run) => run.rebreaks;
const share =
  (calls: number): Figure =>
  (run) =>
    (100 * run.wasted) / calls;

export const incidents: readonly Property[] = [
  {
    name: 'outage at 0.05 rps: calls wasted, worst',
    unit: '',
    goal: { atMost: 8 },
    measure: most(outageLow, wasted),
  },
  {
    name: 'outage at 0.05 rps: left within, worst',
    unit: 's',
    goal: { atMost: 150 },
    measure: most(outageLow, opened),
  },
  {
    name: 'brown-out x8: left within, worst',
    unit: 's',
    goal: { atMost: 6 },
    measure: most(brownOut, opened),
    deviates: {
      atMost: 7,
      because: 'bad calls must span 3.5 s, not 3: half a second for no false trip in 30 healthy days',
    },
  },
  {
    name: 'brown-out x8: p99 first token, worst',
    unit: 's',
    goal: { atMost: 3.5 },
    measure: most(brownOut, p99),
  },
  {
    name: 'rate limit: calls refused, mean',
    unit: '%',
    goal: { atMost: 4 },
    measure: usual(rateLimit, ({ throttled }) => (100 * (throttled[primary] ?? 0)) / limitedCalls),
  },
  {
    name: 'rate limit: to the backup beyond the oracle, mean',
    unit: 'points',
    goal: { atMost: 1.5 },
    measure: (runs) => {
      const best = runs.of(rateLimit, oracle).map((run) => run.backupPercent);
      return mean(runs.of(rateLimit).map((run, at) => run.backupPercent - (best[at] ?? Number.NaN)));
    },
  },
  {
    name: 'rate limit: users saw failures, mean',
    unit: '%',
    goal: { atMost: 0.05 },
    measure: usual(rateLimit, failed),
  },
  {
    name: 'quota out: calls in vain, worst',
    unit: '%',
    goal: { atMost: 1.5 },
    measure: most(quotaOut, share(outageCalls)),
  },
  {
    name: 'flapping 60/60 s: flips, worst',
    unit: '',
    goal: { atMost: 8 },
    measure: most(flapping, ({ flips }) => flips),
  },
  {
    name: 'both down: attempts per doomed call, worst',
    unit: '',
    goal: { atMost: 0.2 },
    measure: most(bothDown, (run) => run.wasted / doomedCalls),
  },
  { name: 'both down: 90 % back, mean', unit: 's', goal: { atMost: 45 }, measure: usual(bothDown, back) },
  {
    name: 'both down, cold primary: breaks again, worst',
    unit: '',
    goal: { atMost: 0 },
    measure: most(bothCold, breaks),
  },
  {
    name: 'one bad worker of 8: left by the fleet, worst',
    unit: '',
    goal: { atMost: 0 },
    measure: most(badWorker, trips),
  },
  {
    name: 'one bad worker of 8: to the backup, worst',
    unit: '%',
    goal: { atMost: 10 },
    measure: most(badWorker, (run) => run.backupPercent),
  },
  { name: '20 % errors: left, worst', unit: '', goal: { atMost: 0 }, measure: most(partial, trips) },
  {
    name: '20 % errors: users saw failures, mean',
    unit: '%',
    goal: { atMost: 0.1 },
    measure: usual(partial, failed),
  },
  {
    name: 'weak backup: failures, to those of per-request fallback, mean',
    unit: '',
    goal: { atMost: 1 },
    measure: (runs) => {
      const plain = mean(runs.of(backupWeak, perRequest).map(failed)).value;
      return mean(runs.of(backupWeak).map((run) => run.failedPercent / plain));
    },
  },
  {
    name: 'fleet never reached: users saw failures, worst',
    unit: '%',
    goal: { atMost: 0.1 },
    measure: most(alone, failed),
  },
  {
    name: 'fleet never reached: calls wasted, worst',
    unit: '%',
    goal: { atMost: 12 },
    measure: most(alone, share(outageCalls)),
  },
  {
    name: 'fleet lost, cold primary: breaks again, worst',
    unit: '',
    goal: { atMost: 0 },
    measure: most(lost, breaks),
  },
];
