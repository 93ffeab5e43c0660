import { worst, type Property } from '../property.ts';
import type { Runs } from '../runs.ts';
import type { Run } from '../world/measurements.ts';
import { primary, type Fault, type Scenario } from '../world/scenario.ts';
import { minute, second } from '../world/time.ts';

const everyMs = 4 * second;
const begin = 5 * minute;
/** The incident begins at another moment between two calls in each. */
const phases = [0, 0.25, 0.5, 0.75];

function scenario(name: string, fault: Partial<Fault>, workers: number, phase: number): Scenario {
  const incident = { from: begin + phase * everyMs, to: begin + phase * everyMs + minute };
  const faults = { [primary]: [{ ...incident, ...fault }] };
  return {
    name: `${name} at a call every 4 s`,
    rps: 0.25,
    everyMs,
    lastsMs: 10 * minute,
    incident,
    faults,
    workers,
  };
}

/** One call every four seconds, a minute of trouble. */
export const lowTraffic: readonly Property[] = (
  [
    ['errors', { errors: 1 }],
    ['hangs', { hangs: 1 }],
  ] as const
).flatMap(([name, fault]) =>
  [1, 8].flatMap((workers): readonly Property[] => {
    const most = (figure: (run: Run) => number) => (runs: Runs) =>
      worst(phases.flatMap((phase) => runs.of(scenario(name, fault, workers, phase)).map(figure)));
    const title = (text: string) => `a call every 4 s, ${name}: ${text}, worst (${workers} at work)`;
    return [
      {
        name: title('back after its end'),
        unit: 's',
        goal: { atMost: 15 },
        measure: most(({ firstBackMs }) => firstBackMs / second),
      },
      { name: title('calls wasted'), unit: '', goal: { atMost: 6 }, measure: most(({ wasted }) => wasted) },
      {
        name: title('probes wasted'),
        unit: '',
        goal: { atMost: 30 },
        measure: most((run) => run.wastedProbes),
      },
    ];
  }),
);
