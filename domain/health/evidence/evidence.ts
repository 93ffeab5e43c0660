import { clamp } from '../clamp.ts';
import { addCounts, isNothing, noCounts, partOf, type Counts } from './counts.ts';
import { remember, type History } from './history.ts';
import { badCalls, goodCalls, mostScore, signals, type Signal, type SignalTests } from './signal.ts';
import { append, type Window } from './window.ts';

/** One reporter's bad calls and all its calls since the suspicion began. */
export type Voice = readonly [bad: number, calls: number];

/** A signal whose score is above 0. */
export interface Suspicion {
  readonly score: number;
  /** When its first and its last bad call was. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly voices: Readonly<Record<string, Voice>>;
}

/** Failures since the last answer; a call counts once, when it fails or is overdue. */
export interface Row {
  readonly length: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** What the calls to one target say about it. It judges nothing. */
export interface Evidence {
  readonly suspicions: Readonly<Partial<Record<Signal, Suspicion>>>;
  readonly row: Row;
  /** Who found the key, the model's name or the account wrong since the last answer. */
  readonly misconfigured: readonly string[];
  readonly window: Window;
  readonly history: History;
}

/** What one reporter says. The times of its first and last bad call matter only if there is one. */
export interface Heard {
  readonly voice: string;
  readonly counts: Counts;
  readonly firstBadAt: number;
  readonly lastBadAt: number;
}

const noRow: Row = { length: 0, firstAt: 0, lastAt: 0 };

export const noEvidence: Evidence = {
  suspicions: {},
  row: noRow,
  misconfigured: [],
  window: [],
  history: [],
};

/** Forgets the scores and keeps what happened: another phase begins its own argument. */
export function withoutScores(evidence: Evidence): Evidence {
  return { ...evidence, suspicions: {}, row: noRow, misconfigured: [] };
}

/** Without what single reporters said; what came of it together stays. */
export function withoutVoices(evidence: Evidence, gone: ReadonlySet<string>): Evidence {
  const suspicions = Object.entries(evidence.suspicions).map(([signal, suspicion]) => {
    const voices = Object.entries(suspicion.voices).filter(([voice]) => !gone.has(voice));
    return [signal, { ...suspicion, voices: Object.fromEntries(voices) }] as const;
  });
  return {
    ...evidence,
    suspicions: Object.fromEntries(suspicions),
    misconfigured: evidence.misconfigured.filter((voice) => !gone.has(voice)),
  };
}

export function scoreOf(evidence: Evidence, signal: Signal): number {
  return evidence.suspicions[signal]?.score ?? 0;
}

/**
 * The evidence after what several reporters said at the same time: their order doesn't matter.
 * `waiting`: calls without a first token yet, over all reporters.
 */
export function observe(
  evidence: Evidence,
  all: readonly Heard[],
  waiting: number,
  tests: SignalTests,
  now: number,
): Evidence {
  const heard = all.filter(({ counts }) => !isNothing(counts));
  if (heard.length === 0) return evidence;
  const counts = heard.reduce((sum, one) => addCounts(sum, one.counts), noCounts);
  const suspicions: Partial<Record<Signal, Suspicion>> = {};
  for (const signal of signals) {
    const suspicion = suspect(evidence.suspicions[signal], signal, heard, counts, tests);
    if (suspicion !== undefined) suspicions[signal] = suspicion;
  }
  return {
    suspicions,
    row: inARow(evidence.row, heard, counts),
    misconfigured: misconfigured(evidence.misconfigured, heard, counts),
    window: append(evidence.window, counts, waiting, now),
    history: remember(evidence.history, counts, now),
  };
}

function suspect(
  was: Suspicion | undefined,
  signal: Signal,
  heard: readonly Heard[],
  counts: Counts,
  tests: SignalTests,
): Suspicion | undefined {
  const { up, down } = tests[signal];
  const change = badCalls(signal, counts) * up + goodCalls(signal, counts) * down;
  const score = clamp((was?.score ?? 0) + change, 0, mostScore);
  if (score === 0) return undefined;
  const accusers = heard.filter((one) => badCalls(signal, one.counts) > 0);
  const voices = { ...was?.voices };
  for (const { voice, counts } of heard) {
    const [bad, calls] = voices[voice] ?? [0, 0];
    const more = badCalls(signal, counts);
    voices[voice] = [bad + more, calls + more + goodCalls(signal, counts)];
  }
  return {
    score,
    firstAt: was?.firstAt ?? Math.min(...accusers.map(({ firstBadAt }) => firstBadAt)),
    lastAt: Math.max(was?.lastAt ?? 0, ...accusers.map(({ lastBadAt }) => lastBadAt)),
    voices,
  };
}

function inARow(row: Row, heard: readonly Heard[], counts: Counts): Row {
  if (counts.answered >= 0.5) return noRow;
  const failures = counts.error + counts.overdue;
  if (failures === 0) return row;
  const accusers = heard.filter(({ counts }) => counts.error + counts.overdue > 0);
  const firstAt = Math.min(...accusers.map(({ firstBadAt }) => firstBadAt));
  const lastAt = Math.max(...accusers.map(({ lastBadAt }) => lastBadAt));
  return { length: row.length + failures, firstAt: row.length > 0 ? row.firstAt : firstAt, lastAt };
}

function misconfigured(was: readonly string[], heard: readonly Heard[], counts: Counts): readonly string[] {
  if (counts.answered >= 0.5) return [];
  if (counts.configuration === 0) return was;
  const voices = heard.filter(({ counts }) => counts.configuration > 0).map(({ voice }) => voice);
  return [...new Set([...was, ...voices])].toSorted();
}

/**
 * The part of `counts`, spread evenly over the time from `from` to `to`, since trouble began: successes from before
 * it say nothing about it. All of them where there is no trouble.
 */
export function sinceTrouble(evidence: Evidence, counts: Counts, from: number, to: number): Counts {
  const began = Math.min(
    ...Object.values(evidence.suspicions).map(({ firstAt }) => firstAt),
    evidence.row.length > 0 ? evidence.row.firstAt : Infinity,
  );
  if (began <= from || began === Infinity) return counts;
  return partOf(counts, began >= to ? 0 : (to - began) / (to - from));
}
