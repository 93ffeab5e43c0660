import type { Fleet } from './fleet.ts';

/** How often a process reports, in ms: the answer to each report says. */
export interface Pace {
  /** Nothing is wrong. */
  readonly quietMs: number;
  /** It has bad calls to tell. */
  readonly evidenceMs: number;
  /** Some target is not closed, or has a limit. */
  readonly incidentMs: number;
  /** The first news of trouble is spread by chance over this time. */
  readonly firstMs: number;
}

const usual = { quietMs: 15_000, evidenceMs: 1000 };
/** Reports per second over the fleet, together well below twenty: chance adds to them. */
const budget = { quiet: 3, evidence: 8, incident: 11, first: 20 };
/** However few calls there are, first news of so many processes are spread over a second. */
const firstPerSecond = 64;
const hotMs = 10_000;
/** In a small fleet first news needs no spreading. */
const smallFleet = 20;

export function pace({ workers, targets }: Fleet, now: number): Pace {
  const all = Object.values(workers);
  const hot = all.filter(({ hotAt }) => hotAt > 0 && now - hotAt < hotMs).length;
  const calls = Object.values(targets).reduce((sum, { demand }) => sum + demand.sent, 0);
  return {
    quietMs: Math.max(usual.quietMs, (1000 * all.length) / budget.quiet),
    evidenceMs: Math.max(usual.evidenceMs, (1000 * hot) / budget.evidence),
    incidentMs: Math.max(usual.evidenceMs, (1000 * all.length) / budget.incident),
    firstMs: all.length > smallFleet ? 1000 * firstSeconds(all.length, calls) : 0,
  };
}

function firstSeconds(processes: number, calls: number): number {
  return Math.max(Math.min(processes, calls) / budget.first, processes / firstPerSecond);
}

/** Before anything is known of the fleet. */
export const firstPace: Pace = { ...usual, incidentMs: usual.evidenceMs, firstMs: 0 };
