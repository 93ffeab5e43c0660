import type { Called, Played } from '../played.ts';
import { usualFirstTokenMs, primary } from '../targets.ts';
import { askedFirst, isHealthyTime, isWithin, measured, percentile, shareOf } from './asked.ts';
import type { FigureRow } from './figure.ts';

/** What users see. */
export const callFigures = {
  calls: {
    title: 'calls',
    unit: '',
    about: 'that began',
    measure: ({ calls }) => calls.length,
  },
  failed: {
    title: 'failed',
    unit: '',
    about: 'calls that ended in an error for their user',
    measure: ({ calls }) => calls.filter(({ failure }) => failure !== undefined).length,
  },
  wasted: {
    title: 'wasted',
    unit: '',
    about:
      "users' attempts at the primary, begun while it was ill, that brought no answer, or whose first token took over three times as long as usual",
    measure: (played) => (played.scenario.incident === undefined ? null : wasted(played)),
  },
  healthyP50: latency('p50 healthy', 0.5, isHealthy),
  healthyP99: latency('p99 healthy', 0.99, isHealthy),
  incidentP50: latency('p50 ill', 0.5, isIll),
  incidentP99: latency('p99 ill', 0.99, isIll),
  longestMs: {
    title: 'longest',
    unit: 's',
    about: 'the longest time that a call took, with all its waits',
    measure: ({ calls }) =>
      percentile(
        calls.map(({ ms }) => ms),
        1,
      ),
  },
  backupInHealthyTime: {
    title: 'backup when healthy',
    unit: '%',
    about: 'calls of healthy time that asked another target than the primary first',
    measure: (played) => {
      const calls = measured(played).filter((call) => isHealthy(played, call));
      return calls.some((call) => askedFirst(call) !== undefined)
        ? 100 * (1 - shareOf(calls, primary))
        : null;
    },
  },
} as const satisfies Readonly<Record<string, FigureRow>>;

type Which = (played: Played, call: Called) => boolean;

function isHealthy({ scenario }: Played, { at }: Called): boolean {
  return isHealthyTime(scenario, at);
}

function isIll({ scenario: { incident } }: Played, { at }: Called): boolean {
  return incident !== undefined && isWithin(incident, at);
}

function latency(title: string, part: number, which: Which): FigureRow {
  return {
    title,
    unit: 'ms',
    about: `from the start of a call to its answer, of calls begun ${which === isIll ? 'while the primary was ill' : 'in healthy time'}`,
    measure: (played) =>
      percentile(
        measured(played)
          .filter((call) => call.failure === undefined && which(played, call))
          .map(({ ms }) => ms),
        part,
      ),
  };
}

function wasted({ calls, scenario: { incident } }: Played): number {
  if (incident === undefined) return 0;
  return calls
    .flatMap(({ attempts }) => attempts)
    .filter(
      ({ target, at, outcome, firstTokenMs = 0 }) =>
        target === primary &&
        isWithin(incident, at) &&
        outcome !== 'NotAdmitted' &&
        (outcome !== 'ok' || firstTokenMs > 3 * usualFirstTokenMs),
    ).length;
}
