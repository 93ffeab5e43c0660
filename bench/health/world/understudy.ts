import { owner } from './owner.ts';
import { workerProcess, type Process } from './process.ts';
import { primary } from './scenario.ts';
import { second } from './time.ts';
import type { MeasuredPolicy, World } from './world.ts';

const tripMs = 50;

/** What we ship: processes that send by what the fleet's owner and they themselves know. */
export function understudy(world: World): MeasuredPolicy {
  const fleet = owner(world);
  let reports = 0;
  const perSecond: number[] = [];
  const line = {
    first: fleet.directive(),
    send: (...[report, answered]: Parameters<Parameters<typeof workerProcess>[2]['send']>) => {
      if (fleet.isDown()) return;
      reports++;
      const at = Math.floor(world.now() / second);
      perSecond[at] = (perSecond[at] ?? 0) + 1;
      world.at(world.now() + tripMs, () => {
        const directive = fleet.report(report);
        world.at(world.now() + tripMs, () => answered(directive));
      });
    },
  };
  const processes = Array.from({ length: world.workers }, (_, worker) => workerProcess(world, worker, line));
  const of = (worker: number): Process => {
    const process = processes[worker];
    if (process === undefined) throw new Error(`no worker ${worker}`);
    return process;
  };
  return {
    first: (call) => of(call.worker).first(call),
    next: (attempt, outcome) => of(attempt.call.worker).next(attempt, outcome),
    started: (attempt) => of(attempt.call.worker).started(attempt),
    slowLimit: ({ call, target }) => of(call.worker).slowLimit(target),
    overdue: (attempt) => of(attempt.call.worker).overdue(attempt),
    ended: (attempt, outcome, retryAfterMs) => of(attempt.call.worker).ended(attempt, outcome, retryAfterMs),
    measured: () => {
      const records = fleet.records();
      return {
        trips: records.filter(
          ({ target, from, to }) =>
            target === primary &&
            to.phase === 'open' &&
            (from.phase === 'closed' || from.phase === 'ramping'),
        ).length,
        localTrips: processes.reduce((sum, process) => sum + process.localTrips(), 0),
        reports,
        peakReportsRps: peak(perSecond),
        records,
      };
    },
  };
}

/** Of the worst ten seconds after the first minute. */
function peak(perSecond: readonly number[]): number {
  let sum = 0;
  let most = 0;
  for (let at = 60; at < perSecond.length; at++) {
    sum += (perSecond[at] ?? 0) - (at >= 70 ? (perSecond[at - 10] ?? 0) : 0);
    most = Math.max(most, sum);
  }
  return most / 10;
}
