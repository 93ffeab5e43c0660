import { scoreOf, type Evidence, type Voice } from './evidence.ts';
import { badCalls, enough, goodCalls, type Signal, type SignalTests } from './signal.ts';
import { recent } from './window.ts';

export type VerdictReason =
  | 'failure rate'
  | 'timeout rate'
  | 'slow first tokens'
  | 'failures in a row'
  | 'configuration';

/** Enough evidence to act on, and which. */
export interface Verdict {
  readonly reason: VerdictReason;
  readonly signal: Signal;
  /** A score, a number of failures in a row, or of reporters; `threshold` is what it had to reach. */
  readonly evidence: number;
  readonly threshold: number;
  /** Share of bad calls in the last seconds. */
  readonly fraction: number;
  /** Reporters that were heard about it. */
  readonly voices: number;
  readonly spanMs: number;
}

export interface Question {
  readonly tests: SignalTests;
  /** Signals that count, and the score that one of them must reach. */
  readonly signals: readonly Signal[];
  readonly score: number;
  /** Failures in a row that are enough as well; absent: no number of them is. */
  readonly inARow?: number;
  /** How many processes report: one alone doesn't move a fleet of three. */
  readonly reporters: number;
}

/** A verdict's bad calls span at least this long: a blip is not an incident. */
const leastSpanMs = 3500;

/** It must be bad still, judged by this last while. */
const stillMs = 3000;
const fewestCalls = 3;

/** Where so many report, one voice is not enough: others must have seen so many bad calls too, probes included. */
const fewestForDoubt = 3;
const secondOpinion = 2;

const reasons: Readonly<Record<Signal, VerdictReason>> = {
  failures: 'failure rate',
  degraded: 'failure rate',
  timeouts: 'timeout rate',
  slowness: 'slow first tokens',
};

export function judge(evidence: Evidence, question: Question, now: number): Verdict | undefined {
  for (const signal of question.signals) {
    const verdict = judgeSignal(evidence, signal, question, now);
    if (verdict !== undefined) return verdict;
  }
  return question.inARow === undefined ? undefined : judgeRow(evidence, question.inARow, question);
}

function judgeSignal(
  evidence: Evidence,
  signal: Signal,
  { tests, score, reporters }: Question,
  now: number,
): Verdict | undefined {
  const suspicion = evidence.suspicions[signal];
  if (suspicion === undefined || suspicion.score < score) return undefined;
  const spanMs = suspicion.lastAt - suspicion.firstAt;
  const fraction = badFraction(evidence, signal, now);
  if (spanMs < leastSpanMs || fraction < tests[signal].breakEven) return undefined;
  if (!isCorroborated(evidence, signal, tests, reporters)) return undefined;
  return {
    reason: reasons[signal],
    signal,
    evidence: suspicion.score,
    threshold: score,
    fraction,
    voices: voicesOf(evidence, signal).length,
    spanMs,
  };
}

function judgeRow(
  evidence: Evidence,
  threshold: number,
  { tests, reporters }: Question,
): Verdict | undefined {
  const { length, firstAt, lastAt } = evidence.row;
  if (length < threshold || lastAt - firstAt < leastSpanMs) return undefined;
  if (!isCorroborated(evidence, 'degraded', tests, reporters)) return undefined;
  return {
    reason: 'failures in a row',
    signal: 'failures',
    evidence: length,
    threshold,
    fraction: 1,
    voices: voicesOf(evidence, 'degraded').length,
    spanMs: lastAt - firstAt,
  };
}

/** A wrong key needs no statistics; where three report it needs a second voice, since one may have a key of its own. */
export function judgeConfiguration({ misconfigured }: Evidence, reporters: number): Verdict | undefined {
  const threshold = reporters < fewestForDoubt ? 1 : 2;
  if (misconfigured.length < threshold) return undefined;
  const voices = misconfigured.length;
  return {
    reason: 'configuration',
    signal: 'failures',
    evidence: voices,
    threshold,
    fraction: 1,
    voices,
    spanMs: 0,
  };
}

function badFraction(evidence: Evidence, signal: Signal, now: number): number {
  const counts = recent(evidence.window, now, stillMs, fewestCalls);
  const bad = badCalls(signal, counts);
  const calls = bad + goodCalls(signal, counts);
  return calls > 0 ? bad / calls : 0;
}

/** Without its worst voice the evidence still stands: others have seen it too, more than once, and often enough. */
function isCorroborated(evidence: Evidence, signal: Signal, tests: SignalTests, reporters: number): boolean {
  if (reporters < fewestForDoubt) return true;
  const [bad, calls] = others(voicesOf(evidence, signal));
  return bad >= secondOpinion && bad / calls >= tests[signal].breakEven;
}

/** What all voices but the worst say. */
function others(voices: readonly Voice[]): Voice {
  const worst = Math.max(0, ...voices.map(([bad]) => bad));
  const at = voices.findIndex(([bad]) => bad === worst);
  return voices
    .toSpliced(at, 1)
    .reduce<Voice>((sum, voice) => [sum[0] + voice[0], sum[1] + voice[1]], [0, 0]);
}

function voicesOf(evidence: Evidence, signal: Signal): readonly Voice[] {
  return Object.values(evidence.suspicions[signal]?.voices ?? {});
}

/** Smoke that is worth a probe. Below one call a second the first failure is. */
export function isSuspicious(evidence: Evidence, callsPerSecond: number): boolean {
  if (evidence.row.length >= (callsPerSecond < 1 ? 1 : 2) || evidence.misconfigured.length > 0) return true;
  return (['degraded', 'timeouts', 'slowness'] as const).some(
    (signal) => scoreOf(evidence, signal) >= enough / 3,
  );
}

/** All failures come from one reporter, in a fleet of three or more: the fault may be its own. */
export function isOneVoice(evidence: Evidence, reporters: number): boolean {
  return reporters >= fewestForDoubt && others(voicesOf(evidence, 'degraded'))[0] < secondOpinion;
}
