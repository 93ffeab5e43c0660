import type { Called, Played } from '../played.ts';
import type { FaultAt, Scenario } from '../scenario.ts';
import { isWithin, measured, shareOf } from '../figures/asked.ts';
import { backup, primary } from '../targets.ts';
import type { Mark, Plot, Shade } from './plot.ts';

const binMs = 2000;
const fewest = 3;

/** A scenario as it went: whom calls asked first, while what held, and what the fleet decided of the primary. */
export function plotOf(played: Played): Plot {
  const { scenario, records } = played;
  const { kill } = scenario;
  const changes = records
    .filter(({ target, from, to }) => target === primary && from.phase !== to.phase)
    .map(({ at, to }): Mark => ({ at, name: to.phase }));
  return {
    title: `${scenario.name}: share of calls that asked a target first, and answered calls`,
    lastsMs: scenario.lastsMs,
    lines: [
      { name: primary, color: '#2563eb', points: over(played, (calls) => shareOf(calls, primary)) },
      { name: backup, color: '#f59e0b', points: over(played, (calls) => shareOf(calls, backup)) },
      { name: 'answered', color: '#16a34a', points: over(played, answered) },
    ],
    shades: scenario.faults.map(shadeOf),
    marks: [...changes, ...(kill === undefined ? [] : [{ at: kill.at, name: 'kill -9' }])].toSorted(
      (one, other) => one.at - other.at,
    ),
  };
}

/** Bins with too few calls join the next one. */
function over(played: Played, share: (calls: readonly Called[]) => number): readonly [number, number][] {
  const points: [number, number][] = [];
  const calls = measured(played);
  let from = 0;
  for (let to = binMs; to <= played.scenario.lastsMs; to += binMs) {
    const within = calls.filter(({ at }) => isWithin({ from, to }, at));
    const value = share(within);
    if (within.length < fewest || Number.isNaN(value)) continue;
    points.push([(from + to) / 2, value]);
    from = to;
  }
  return points;
}

function answered(calls: readonly Called[]): number {
  return calls.filter(({ failure }) => failure === undefined).length / calls.length;
}

function shadeOf({ provider, from, to, order }: FaultAt): Shade {
  return { from, to, name: `${provider}: ${orderInWords(order)}` };
}

/** `429 above 4.8/s`, `502 for 5 s above 1.6/s`, `50 % 503`. */
function orderInWords(order: Scenario['faults'][number]['order']): string {
  const what = order.fault === 'status' ? String(order.status) : order.fault;
  const { share, aboveRps, breaksForMs } = order;
  return [
    share === undefined ? '' : `${Math.round(100 * share)} %`,
    what,
    breaksForMs === undefined ? '' : `for ${breaksForMs / 1000} s`,
    aboveRps === undefined ? '' : `above ${aboveRps.toFixed(1)}/s`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
