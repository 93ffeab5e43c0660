import { asksSomething, forgetWorkers, hearAsks, type Asks, type Demand } from '../demand.ts';
import { addCounts, noCounts, type Counts } from '../evidence/counts.ts';
import { observe, sinceTrouble, withoutVoices, type Heard } from '../evidence/evidence.ts';
import { lately, learn } from '../first-token/baseline.ts';
import { addSketch, noSketch, type Sketch } from '../first-token/sketch.ts';
import type { Rules } from './rules.ts';
import type { State } from './state.ts';
import { isUsual, type TargetHealth } from './target.ts';
import { weigh } from './recovery.ts';

/** What one process says about one target. Times are ages, so that clocks need not agree. */
export interface Part {
  readonly asks: Asks;
  /** Calls that ended before the first bad one. */
  readonly calm: Counts;
  /** Calls that ended since. */
  readonly counts: Counts;
  /** How long ago the first and the last bad call was; null: there was none. */
  readonly bad: { readonly firstAgoMs: number; readonly lastAgoMs: number } | null;
  /** Calls without a first token. */
  readonly waiting: number;
  readonly times: Sketch;
  /** What remains of the longest Retry-After; 0: there is none. */
  readonly retryAfterMs: number;
}

export interface PartOf extends Part {
  readonly worker: string;
  /** The time that the part covers. */
  readonly coversMs: number;
}

/** The target after what several processes said at the same time; the newest of each comes last. */
export function hear(
  target: TargetHealth,
  parts: readonly PartOf[],
  rules: Rules,
  now: number,
): TargetHealth {
  const times = parts.reduce((sum, part) => addSketch(sum, part.times), noSketch);
  const heard = hearParts(hearWaiting(target, parts), parts, rules, now);
  const asked = {
    ...heard,
    demand: demandAfter(target.demand, parts),
    retryAt: Math.max(target.retryAt, ...parts.map(({ retryAfterMs }) => retryAfterMs && now + retryAfterMs)),
    lately: lately(target.lately, times),
  };
  return isUsual(asked) ? { ...asked, baseline: learn(asked.baseline, times, now) } : asked;
}

/** What was well before each one's trouble comes first: it must not weigh against what came after. */
function hearParts(target: TargetHealth, parts: readonly PartOf[], rules: Rules, now: number): TargetHealth {
  const calm = parts.map((part) => calmOf(target, part, now));
  const since = parts.map((part) => sinceOf(part, now));
  return hearCounts(hearCounts(target, calm, rules, now), since, rules, now);
}

function calmOf({ evidence }: TargetHealth, { worker, calm, bad, coversMs }: PartOf, now: number): Heard {
  const until = now - (bad?.firstAgoMs ?? 0);
  const counts = sinceTrouble(evidence, calm, now - coversMs, until);
  return { voice: worker, counts, firstBadAt: until, lastBadAt: until };
}

function sinceOf({ worker, counts, bad }: PartOf, now: number): Heard {
  const firstBadAt = now - (bad?.firstAgoMs ?? 0);
  return { voice: worker, counts, firstBadAt, lastBadAt: now - (bad?.lastAgoMs ?? 0) };
}

function demandAfter(demand: Demand, parts: readonly PartOf[]): Demand {
  const rare = demand.fresh < 1;
  return parts.reduce((sum, { asks, worker, coversMs }) => {
    const isKnown = asksSomething(asks) || sum.workers[worker] !== undefined;
    return isKnown ? hearAsks(sum, asks, worker, coversMs, rare) : sum;
  }, demand);
}

function hearWaiting(target: TargetHealth, parts: readonly PartOf[]): TargetHealth {
  const workers: Record<string, number> = { ...target.waiting.workers };
  let all = target.waiting.all;
  for (const { worker, waiting } of parts) {
    all += waiting - (workers[worker] ?? 0);
    workers[worker] = waiting;
  }
  return { ...target, waiting: { workers, all } };
}

function hearCounts(target: TargetHealth, heard: readonly Heard[], rules: Rules, now: number): TargetHealth {
  const evidence = observe(target.evidence, heard, target.waiting.all, rules.tests, now);
  if (evidence === target.evidence) return target;
  const counts = heard.reduce((sum, one) => addCounts(sum, one.counts), noCounts);
  return { ...target, evidence, heardAt: now, state: stateAfter(target.state, counts) };
}

function stateAfter(state: State, counts: Counts): State {
  switch (state.phase) {
    case 'closed':
    case 'isolated':
      return state;
    case 'open':
    case 'half-open':
      return { ...state, score: weigh(state.score, counts, state.left) };
    case 'ramping':
    default:
      return { ...state, good: state.good + Math.max(0, counts.answered - counts.overdue) };
  }
}

/** How a probe ended: the real endpoint, a small prompt, five seconds at most. */
export interface ProbeResult {
  /** Who sent it: its own calls and its probes are one voice. */
  readonly worker: string;
  readonly outcome: 'answered' | 'slow' | 'error' | 'timeout' | 'throttled' | 'configuration';
  readonly sentAt: number;
}

const probeCounts: Readonly<Record<ProbeResult['outcome'], Counts>> = {
  answered: { ...noCounts, answered: 1, prompt: 1 },
  slow: { ...noCounts, answered: 1, overdue: 1 },
  error: { ...noCounts, error: 1 },
  timeout: { ...noCounts, timeout: 1, overdue: 1 },
  throttled: { ...noCounts, throttled: 1 },
  configuration: { ...noCounts, configuration: 1 },
};

const probeWeight = 0.4;
/** After a good probe the next one comes soon. */
const nextProbeMs = 2000;

/** A bad probe that was sent before the first good one says nothing about the present. */
export function hearProbe(
  target: TargetHealth,
  { worker, outcome, sentAt }: ProbeResult,
  rules: Rules,
  now: number,
): TargetHealth {
  const good = outcome === 'answered';
  const { state } = target;
  if (!good && state.phase === 'open' && state.goodSince !== null && sentAt < state.goodSince) return target;
  const said = { voice: worker, counts: probeCounts[outcome], firstBadAt: now, lastBadAt: now };
  const heard = hearCounts(target, [said], rules, now);
  if (heard.state.phase !== 'open') return heard;
  const { goodSince, probed, probeAt } = heard.state;
  const after = {
    goodSince: good ? (goodSince ?? now) : null,
    probed: probed * (1 - probeWeight) + (good ? probeWeight : 0),
    probeAt: good ? Math.min(probeAt, now + nextProbeMs) : probeAt,
  };
  return { ...heard, state: { ...heard.state, ...after } };
}

/** Without what these workers asked and wait for. */
export function forgetAsks(target: TargetHealth, silent: ReadonlySet<string>): TargetHealth {
  const workers = Object.entries(target.waiting.workers).filter(([worker]) => !silent.has(worker));
  const all = workers.reduce((sum, [, waiting]) => sum + waiting, 0);
  return {
    ...target,
    demand: forgetWorkers(target.demand, silent),
    waiting: { workers: Object.fromEntries(workers), all },
  };
}

/** Without the workers that no longer report. */
export function forget(target: TargetHealth, gone: ReadonlySet<string>): TargetHealth {
  return { ...forgetAsks(target, gone), evidence: withoutVoices(target.evidence, gone) };
}
