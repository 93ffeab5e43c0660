import type { RouteRun, Run } from './measurements.ts';
import type { Call } from './policy.ts';
import { primary, type Scenario, type SimulatedRoute } from './scenario.ts';
import { minute } from './time.ts';
import { left, tracker, windowSeconds } from './tracker.ts';

export type LedgerRun = Omit<
  Run,
  'rebreaks' | 'trips' | 'localTrips' | 'reports' | 'peakReportsRps' | 'records'
>;

/** Keeps count of a run. */
export interface Ledger {
  /** Where a call went first; null: nowhere. */
  went(call: Call, target: string | null): void;
  /** An attempt at a provider that answers nothing. */
  wasted(call: Call): void;
  /** `needless`: by another provider while the primary was well when the call came. */
  answered(call: Call, target: string, sentAt: number, now: number, needless: boolean): void;
  failed(call: Call): void;
  throttled(target: string): void;
  probed(target: string, wasted: boolean): void;
  run(): LedgerRun;
}

interface Tally {
  calls: number;
  failed: number;
  answered: number;
  byPrimary: number;
  needless: number;
  readonly times: number[];
  readonly tracker: ReturnType<typeof tracker>;
}

const warmUpMs = 4 * minute;

export function ledger(
  scenario: Scenario,
  routes: readonly SimulatedRoute[],
  targets: readonly string[],
): Ledger {
  const from = scenario.untimed ? 0 : Math.min(warmUpMs, scenario.lastsMs / 10);
  const all = newTally(scenario);
  const byRoute = new Map(routes.map(({ name }) => [name, newTally(scenario)]));
  const none = () => Object.fromEntries(targets.map((target) => [target, 0]));
  const [throttled, probes] = [none(), none()];
  let wasted = 0;
  let wastedProbes = 0;
  let firstBackAt = Number.NaN;

  function each(call: Call, note: (tally: Tally) => void): void {
    if (call.at < from) return;
    note(all);
    const route = byRoute.get(call.route.name);
    if (route !== undefined) note(route);
  }

  return {
    went: (call, target) => {
      each(call, (tally) => tally.calls++);
      all.tracker.went(call.at, target === primary);
      byRoute.get(call.route.name)?.tracker.went(call.at, target === primary);
    },
    wasted: (call) => void (call.at >= from && wasted++),
    answered: (call, target, sentAt, now, needless) => {
      each(call, (tally) => {
        tally.answered++;
        if (needless) tally.needless++;
        if (target === primary) tally.byPrimary++;
        if (!scenario.untimed) tally.times.push(now - call.at);
      });
      const isBack = target === primary && sentAt >= (scenario.incident?.to ?? Infinity);
      if (isBack && Number.isNaN(firstBackAt)) firstBackAt = sentAt;
    },
    failed: (call) => each(call, (tally) => tally.failed++),
    throttled: (target) => void (throttled[target] = (throttled[target] ?? 0) + 1),
    probed: (target, inVain) => {
      probes[target] = (probes[target] ?? 0) + 1;
      if (inVain) wastedProbes++;
    },
    run: () => ({
      ...summary(all),
      ...left(all.tracker, scenario),
      calls: all.calls,
      wasted,
      wastedProbes,
      flips: all.tracker.flips(windowSeconds(scenario.rps)),
      firstBackMs: firstBackAt - (scenario.incident?.to ?? 0),
      throttled,
      probes,
      routes: Object.fromEntries([...byRoute].map(([name, tally]) => [name, routeRun(tally)])),
    }),
  };
}

function newTally({ lastsMs }: Scenario): Tally {
  return {
    calls: 0,
    failed: 0,
    answered: 0,
    byPrimary: 0,
    needless: 0,
    times: [],
    tracker: tracker(lastsMs),
  };
}

function summary({ calls, failed, answered, byPrimary, needless, times }: Tally) {
  const sorted = Float64Array.from(times).sort();
  return {
    failedPercent: (100 * failed) / calls,
    backupPercent: (100 * (answered - byPrimary)) / answered,
    needlessPercent: (100 * needless) / calls,
    p50Ms: sorted[Math.floor(0.5 * sorted.length)] ?? Number.NaN,
    p99Ms: sorted[Math.floor(0.99 * sorted.length)] ?? Number.NaN,
  };
}

function routeRun(tally: Tally): RouteRun {
  const { failedPercent, backupPercent, p99Ms } = summary(tally);
  return { failedPercent, offPrimaryPercent: backupPercent, p99Ms, flips: tally.tracker.flips(10) };
}
