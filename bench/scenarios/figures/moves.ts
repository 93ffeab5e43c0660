import type { Called, Played } from '../played.ts';
import { primary, primaryProvider } from '../targets.ts';
import { isWithin, measured, shareOf } from './asked.ts';
import type { FigureRow } from './figure.ts';

const most = 0.9;
const leaveWindowMs = 3000;
const backWindowMs = 5000;
/** With few calls a window is as long as it takes for so many. */
const fewest = 5;

/** How traffic leaves the primary, and how it returns. */
export const moveFigures = {
  leaveMs: {
    title: 'left after',
    unit: 's',
    about: 'from the fault until, for 3 s, 90 % of the calls ask another target first',
    measure: (played) => {
      const { incident } = played.scenario;
      if (incident === undefined) return null;
      const at = firstWindow(played, incident.from, leaveWindowMs, (calls) => 1 - shareOf(calls, primary));
      return at === null || at >= incident.to ? null : at - incident.from;
    },
  },
  firstBackMs: {
    title: 'first back after',
    unit: 's',
    about: "from the primary's recovery until it answers a call that began after it",
    measure: (played) => {
      const to = played.scenario.incident?.to;
      if (to === undefined) return null;
      const first = measured(played)
        .filter(({ at }) => at >= to)
        .flatMap(({ attempts }) => attempts)
        .find(({ target, outcome }) => target === primary && outcome === 'ok');
      return first === undefined ? null : first.at + first.ms - to;
    },
  },
  backMs: {
    title: '90 % back after',
    unit: 's',
    about: 'from its recovery until, for 5 s, 90 % of the calls ask it first',
    measure: (played) => {
      const to = played.scenario.incident?.to;
      if (to === undefined) return null;
      const at = firstWindow(played, to, backWindowMs, (calls) => shareOf(calls, primary));
      return at === null ? null : at - to;
    },
  },
  left: {
    title: 'times left',
    unit: '',
    about: 'how often the fleet left the primary',
    measure: ({ records }) =>
      records.filter(
        ({ target, from, to }) => target === primary && from.phase !== 'open' && to.phase === 'open',
      ).length,
  },
  rebreaks: {
    title: 're-breaks',
    unit: '',
    about: 'how often a cold primary broke under what it was sent',
    measure: rebreaks,
  },
} as const satisfies Readonly<Record<string, FigureRow>>;

/** When the first window begins of whose calls nine in ten are so; its calls are those that begin within it. */
function firstWindow(
  played: Played,
  from: number,
  ms: number,
  shareIn: (calls: readonly Called[]) => number,
): number | null {
  const calls = measured(played).filter(({ at }) => at >= from);
  for (const [index, { at }] of calls.entries()) {
    const within = calls.slice(index).filter((call, ahead) => ahead < fewest || call.at < at + ms);
    if (within.length < fewest || played.scenario.lastsMs < at + ms) return null;
    if (shareIn(within) >= most) return at;
  }
  return null;
}

/** A break lasts its time; what is struck after that is struck by the next one. */
function rebreaks({ requests, scenario: { faults } }: Played): number | null {
  const breaking = faults.filter(({ order }) => order.breaksForMs !== undefined);
  if (breaking.length === 0) return null;
  let breaks = 0;
  for (const fault of breaking) {
    const { order } = fault;
    const lasts = order.breaksForMs ?? 0;
    let brokenUntil = -Infinity;
    for (const { provider, at, status } of requests) {
      const isBreak = provider === primaryProvider && 'status' in order && status === order.status;
      if (!isBreak || !isWithin(fault, at) || at < brokenUntil) continue;
      breaks += 1;
      brokenUntil = at + lasts;
    }
  }
  return breaks;
}
