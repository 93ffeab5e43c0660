import { backup, primary, type Fault, type Scenario } from './scenario.ts';
import { forever, hour, minute, second } from './time.ts';

const rps = 20;
/** Before it everything is well, so that baselines are learned. */
const begin = 5 * minute;
const during = (ms: number) => ({ from: begin, to: begin + ms });
const cold: Fault = {
  from: begin + 3 * minute,
  to: forever,
  cold: { fullRps: 24, start: 0.05, rampMs: 5 * minute },
};
const steps = (count: number, ms: number, fault: (step: number) => Partial<Fault>): readonly Fault[] =>
  Array.from({ length: count }, (_, step) => {
    const from = begin + step * ms;
    return { from, to: from + ms, ...fault(step) };
  });

/** An outage of the primary, for so long. */
const incident = (name: string, ms: number, fault: Partial<Fault>, lastsMs: number): Scenario => ({
  name,
  rps,
  lastsMs,
  incident: during(ms),
  faults: { [primary]: [{ ...during(ms), ...fault }] },
});

export const scenarios = {
  healthyBlips: { name: 'healthy with blips', rps, lastsMs: hour, faults: {}, blipEveryMs: 10 * minute },
  outage: incident('outage of 10 min', 10 * minute, { errors: 1 }, 30 * minute),
  outageLow: { ...incident('outage at 0.05 rps', hour, { errors: 1 }, 2 * hour), rps: 0.05 },
  blackHole: incident('black hole', 10 * minute, { hangs: 1 }, 30 * minute),
  partial: incident('20 % errors', 20 * minute, { errors: 0.2 }, 40 * minute),
  rateLimit: incident('rate limit at 60 %', 20 * minute, { rps: 0.6 * rps }, 40 * minute),
  quotaOut: incident('quota out', 10 * minute, { quota: true }, 30 * minute),
  brownOut: incident('brown-out x8', 15 * minute, { slower: 8 }, 35 * minute),
  creep: {
    name: 'creeping latency to x8',
    rps,
    lastsMs: 40 * minute,
    incident: during(20 * minute),
    faults: { [primary]: steps(20, minute, (step) => ({ slower: 1 + 0.35 * (step + 1) })) },
  },
  flapping: {
    name: 'flapping 60/60 s',
    rps,
    lastsMs: 45 * minute,
    incident: during(19 * minute),
    faults: { [primary]: steps(20, minute, (step) => ({ errors: step % 2 === 0 ? 1 : 0 })) },
  },
  cold: {
    name: 'cold recovery',
    rps,
    lastsMs: 30 * minute,
    incident: during(3 * minute),
    faults: { [primary]: [{ ...during(3 * minute), errors: 1 }, cold] },
  },
  backupWeak: {
    name: 'weak backup',
    rps,
    lastsMs: 40 * minute,
    incident: during(20 * minute),
    faults: {
      [primary]: [{ ...during(20 * minute), errors: 0.5 }],
      [backup]: [{ from: 0, to: forever, rps: 0.4 * rps }],
    },
  },
  backupGrowing: {
    name: 'backup grows in 4 min',
    rps,
    lastsMs: 30 * minute,
    incident: during(10 * minute),
    faults: {
      [primary]: [{ ...during(10 * minute), errors: 1 }],
      [backup]: [
        { from: 0, to: begin, rps: 0.2 * rps },
        ...steps(23, 10 * second, (step) => ({ rps: rps * (0.2 + 0.05 * step) })),
        { from: begin + 230 * second, to: forever, rps: 1.35 * rps },
      ],
    },
  },
  bothDown: {
    name: 'both down',
    rps,
    lastsMs: 25 * minute,
    incident: during(5 * minute),
    faults: {
      [primary]: [{ ...during(5 * minute), errors: 1 }],
      [backup]: [{ ...during(5 * minute), errors: 1 }],
    },
  },
  bothCold: {
    name: 'both down, cold primary',
    rps,
    lastsMs: 30 * minute,
    incident: during(3 * minute),
    faults: {
      [primary]: [{ ...during(3 * minute), errors: 1 }, cold],
      [backup]: [{ ...during(15 * minute), errors: 1 }],
    },
  },
  badWorker: {
    name: 'one worker with dead egress',
    rps,
    lastsMs: 25 * minute,
    incident: during(10 * minute),
    faults: {},
    deadEgress: { worker: 0, ...during(10 * minute) },
  },
} satisfies Readonly<Record<string, Scenario>>;
