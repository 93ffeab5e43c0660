import { directive, type Directive } from '../../../domain/health/fleet/directive.ts';
import { newFleet, type Fleet } from '../../../domain/health/fleet/fleet.ts';
import { receive, receiveProbe } from '../../../domain/health/fleet/receive.ts';
import type { DecisionRecord } from '../../../domain/health/fleet/record.ts';
import type { Report } from '../../../domain/health/fleet/report.ts';
import { leastStepMs, nextStepAt, step } from '../../../domain/health/fleet/step.ts';
import type { ProbeResult } from '../../../domain/health/target/hear.ts';
import type { Outcome } from './policy.ts';
import { chance } from './random.ts';
import { second } from './time.ts';
import type { World } from './world.ts';

/** The fleet's single owner: it keeps the record, steps it, and answers reports. */
export interface Owner {
  report(report: Report): Directive;
  directive(): Directive;
  isDown(): boolean;
  records(): readonly DecisionRecord[];
}

const probeOutcomes: Readonly<Record<Outcome, ProbeResult['outcome']>> = {
  answer: 'answered',
  error: 'error',
  timeout: 'timeout',
  throttle: 'throttled',
  capacity: 'throttled',
};

export function owner(world: World): Owner {
  const { scenario, seed } = world;
  const fleetThresholds = { fleet: scenario.thresholds ?? {}, targets: {} };
  let fleet: Fleet = newFleet(Object.keys(world.providers), fleetThresholds);
  let armed = false;
  const records: DecisionRecord[] = [];

  const isDown = () => {
    const { fleetDown } = scenario;
    return fleetDown !== undefined && world.now() >= fleetDown.from && world.now() < fleetDown.to;
  };

  function stepNow(): void {
    const out = step(fleet, world.now());
    fleet = out.fleet;
    records.push(...out.records);
    for (const target of out.probes) probe(target);
  }

  function probe(target: string): void {
    const sentAt = world.now();
    const worker = Math.floor(chance(seed, fleet.seq, 5) * world.workers);
    world.probe(target, worker, (outcome, ratio) => {
      const { slowLimit } = directive(fleet, world.now()).targets[target] ?? { slowLimit: Infinity };
      const slow = outcome === 'answer' && ratio >= Math.max(slowLimit, 3);
      const result = {
        worker: `w${worker}`,
        outcome: slow ? 'slow' : probeOutcomes[outcome],
        sentAt,
      } as const;
      fleet = receiveProbe(fleet, target, result, world.now());
      arm();
    });
  }

  function arm(): void {
    const at = nextStepAt(fleet);
    if (armed || at === null) return;
    armed = true;
    const soonest = isDown() ? world.now() + second : world.now();
    world.at(Math.max(at, soonest), () => {
      armed = false;
      const due = nextStepAt(fleet);
      if (due !== null && due <= world.now() && !isDown()) stepNow();
      arm();
    });
  }

  stepNow();
  return {
    report: (report) => {
      fleet = receive(fleet, report);
      if (world.now() - fleet.steppedAt >= leastStepMs) stepNow();
      arm();
      return directive(fleet, world.now());
    },
    directive: () => directive(fleet, world.now()),
    isDown,
    records: () => records,
  };
}
