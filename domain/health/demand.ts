/**
 * How callers ask a target, as counts: its only knowledge of the world outside. A target under no pressure and one
 * that is somebody's only hope look the same in how its calls end; here they differ.
 */
export interface Asks {
  /** Considered for new work. */
  readonly fresh: number;
  /** Considered for another attempt, after a failure elsewhere. */
  readonly rescue: number;
  /** Nobody admitted the call: considered as a last resort. */
  readonly last: number;
  /** Nobody took the call at all. */
  readonly denied: number;
  /** Attempts that were made. */
  readonly sent: number;
}

export type AskKind = Exclude<keyof Asks, 'sent'>;

export const noAsks: Asks = { fresh: 0, rescue: 0, last: 0, denied: 0, sent: 0 };

const kinds = ['fresh', 'rescue', 'last', 'denied', 'sent'] as const satisfies readonly (keyof Asks)[];

/** Asks per second, smoothed, of all workers together and of each. */
export interface Demand extends Asks {
  readonly workers: Readonly<Record<string, Asks>>;
}

export const noDemand: Demand = { ...noAsks, workers: {} };

const smoothMs = 5000;
/** Below one call a second. */
const smoothRareMs = 60_000;
/** Other attempts and last resorts come and go with incidents. */
const smoothOthersMs = 2000;

/** The demand after one worker's asks over `coversMs`. A surge far beyond the noise counts at once. */
export function hearAsks(
  demand: Demand,
  asks: Asks,
  worker: string,
  coversMs: number,
  rare: boolean,
): Demand {
  const seconds = coversMs / 1000;
  const was = demand.workers[worker] ?? noAsks;
  const next = (kind: keyof Asks) => {
    const usualMs = rare ? smoothRareMs : smoothMs;
    const ms = kind === 'fresh' || kind === 'sent' ? usualMs : smoothOthersMs;
    const rate = asks[kind] / seconds;
    if (rate > 2 * was[kind] + 4 / seconds) return rate;
    const smooth = was[kind] + (rate - was[kind]) * (1 - Math.exp(-coversMs / ms));
    return smooth < 1e-6 ? 0 : smooth;
  };
  const is = asksOf(next);
  return {
    ...asksOf((kind) => Math.max(0, demand[kind] + is[kind] - was[kind])),
    workers: { ...demand.workers, [worker]: is },
  };
}

/** Without the workers that no longer report. */
export function forgetWorkers({ workers }: Demand, gone: ReadonlySet<string>): Demand {
  const left = Object.entries(workers).filter(([worker]) => !gone.has(worker));
  return {
    ...asksOf((kind) => left.reduce((sum, [, asks]) => sum + asks[kind], 0)),
    workers: Object.fromEntries(left),
  };
}

export function addAsk(asks: Asks, kind: keyof Asks): Asks {
  return { ...asks, [kind]: asks[kind] + 1 };
}

export function asksSomething(asks: Asks): boolean {
  return kinds.some((kind) => asks[kind] > 0);
}

function asksOf(of: (kind: keyof Asks) => number): Asks {
  return {
    fresh: of('fresh'),
    rescue: of('rescue'),
    last: of('last'),
    denied: of('denied'),
    sent: of('sent'),
  };
}
