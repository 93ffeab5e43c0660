import { mean, worst, type Property } from '../property.ts';
import { openedAfterMs } from '../world/measurements.ts';
import { primary, type Scenario } from '../world/scenario.ts';
import { scenarios } from '../world/scenarios.rows.ts';
import { second } from '../world/time.ts';

const outageCalls = 12_000;
const limitedCalls = 24_000;

/** The target was set with a report a second from each. */
const manyTell = {
  atMost: 2,
  because: 'at twenty reports a second most of 64 processes learn of it by one more failed call',
};

/** Fleets of one to 64 processes behave alike. */
export const fleets: readonly Property[] = [1, 8, 64].flatMap((workers) => {
  const at = (scenario: Scenario) => ({ ...scenario, workers });
  const name = (text: string) => `${text} (${workers} ${workers === 1 ? 'worker' : 'workers'})`;
  const opened =
    (scenario: Scenario): Property['measure'] =>
    (runs) =>
      worst(
        runs
          .of(at(scenario))
          .map((run) => openedAfterMs(run, scenario.incident?.from ?? 0, primary) / second),
      );
  const rows: readonly Property[] = [
    {
      name: name('outage: left within, worst'),
      unit: 's',
      goal: { atMost: 6 },
      measure: opened(scenarios.outage),
    },
    {
      name: name('outage: calls wasted, worst'),
      unit: '%',
      goal: { atMost: 1.5 },
      measure: (runs) =>
        worst(runs.of(at(scenarios.outage)).map(({ wasted }) => (100 * wasted) / outageCalls)),
      ...(workers === 64 ? { deviates: manyTell } : {}),
    },
    {
      name: name('outage: users saw failures, worst'),
      unit: '%',
      goal: { atMost: 0.03 },
      measure: (runs) => worst(runs.of(at(scenarios.outage)).map(({ failedPercent }) => failedPercent)),
    },
    {
      name: name('outage: 90 % back, mean'),
      unit: 's',
      goal: { atMost: 60 },
      measure: (runs) => mean(runs.of(at(scenarios.outage)).map(({ backMs }) => backMs / second)),
    },
    {
      name: name('outage: flips, worst'),
      unit: '',
      goal: { atMost: 2 },
      measure: (runs) => worst(runs.of(at(scenarios.outage)).map(({ flips }) => flips)),
    },
    {
      name: name('black hole: left within, worst'),
      unit: 's',
      goal: { atMost: 7 },
      measure: opened(scenarios.blackHole),
    },
    {
      name: name('black hole: p99 first token, worst'),
      unit: 's',
      goal: { atMost: 3.5 },
      measure: (runs) => worst(runs.of(at(scenarios.blackHole)).map(({ p99Ms }) => p99Ms / second)),
    },
    {
      name: name('cold recovery: breaks again, worst'),
      unit: '',
      goal: { atMost: 0 },
      measure: (runs) => worst(runs.of(at(scenarios.cold)).map(({ rebreaks }) => rebreaks)),
    },
    {
      name: name('cold recovery: 90 % back, mean'),
      unit: 's',
      goal: { atMost: 240 },
      measure: (runs) => mean(runs.of(at(scenarios.cold)).map(({ backMs }) => backMs / second)),
    },
  ];
  return rows;
});

const many = 300;

/** Three hundred processes report less often each: what that costs is bounded. */
export const largeFleet: readonly Property[] = [
  {
    name: `rate limit: to the backup, mean (${many} workers)`,
    unit: '%',
    goal: { atMost: 30 },
    measure: (runs) =>
      mean(runs.of({ ...scenarios.rateLimit, workers: many }).map((run) => run.backupPercent)),
  },
  {
    name: `rate limit: calls refused, mean (${many} workers)`,
    unit: '%',
    goal: { atMost: 4 },
    measure: (runs) => {
      const refused = runs
        .of({ ...scenarios.rateLimit, workers: many })
        .map((run) => run.throttled[primary] ?? 0);
      return mean(refused.map((calls) => (100 * calls) / limitedCalls));
    },
  },
  {
    name: `rate limit: flips, worst (${many} workers)`,
    unit: '',
    goal: { atMost: 2 },
    measure: (runs) => worst(runs.of({ ...scenarios.rateLimit, workers: many }).map(({ flips }) => flips)),
  },
  {
    name: `outage: left within, worst (${many} workers)`,
    unit: 's',
    goal: { atMost: 7 },
    measure: (runs) =>
      worst(
        runs
          .of({ ...scenarios.outage, workers: many })
          .map((run) => openedAfterMs(run, 300 * second, primary) / second),
      ),
  },
  {
    name: `outage: calls wasted, mean (${many} workers)`,
    unit: '',
    goal: { reference: 330 },
    deviates: {
      atMost: 400,
      because: 'the study let 35 reports arrive in a second: with twenty, the news travel longer',
    },
    measure: (runs) => mean(runs.of({ ...scenarios.outage, workers: many }).map(({ wasted }) => wasted)),
  },
  ...[scenarios.outage, scenarios.rateLimit, scenarios.blackHole].map((scenario): Property => ({
    name: `${scenario.name}: reports a second over the worst ten, mean (${many} workers)`,
    unit: '1/s',
    goal: { atMost: 20 },
    measure: (runs) => mean(runs.of({ ...scenario, workers: many }).map((run) => run.peakReportsRps)),
  })),
];
