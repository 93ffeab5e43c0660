import type { FailureKind } from '../../../domain/failure/kinds.ts';
import type { Attempt } from '../../../domain/run/attempt.ts';
import type { DialectName } from '../../../simulator/index.ts';
import type { Lane, Mode } from './lanes.ts';
import type { End, Server } from './play.ts';

/** What must come of a fault that strikes the primary. */
export interface Expected {
  /** How the attempts on the primary end, in order, of the first question. */
  readonly primary: readonly Attempt['outcome'][];
  readonly servedBy: Server;
  readonly end: End;
  /** Answers of the model to an agent; 2 unless given: calls, and what it says of their results. */
  readonly turns?: number;
  /** How often an agent makes each call; once unless given. */
  readonly runs?: number;
}

/** Where the formats, or calls and agents, differ: the most particular one holds. */
type Scope = DialectName | Mode | `${DialectName} ${Mode}`;

export interface Row extends Expected {
  readonly but?: Partial<Readonly<Record<Scope, Expected>>>;
}

export type Rows = Readonly<Record<string, Row>>;

/** The primary answers, after these failures. */
export function answers(...before: readonly FailureKind[]): Expected {
  return { primary: [...before, 'ok'], servedBy: 'primary', end: 'answer' };
}

/** The backup answers. */
export function leaves(...failures: readonly FailureKind[]): Expected {
  return { primary: failures, servedBy: 'backup', end: 'answer' };
}

/** The backup answers, after another try on the primary. */
export function leavesAfterTwo(kind: FailureKind): Expected {
  return leaves(kind, kind);
}

/** It goes to the caller: nobody else is asked. */
export function fails(kind: FailureKind): Expected {
  return { primary: [kind], servedBy: 'nobody', end: 'failure', runs: 0 };
}

/** The primary's refusal is the answer, and an agent's last one. */
export const declines: Expected = {
  primary: ['ok'],
  servedBy: 'primary',
  end: 'refusal',
  turns: 1,
  runs: 0,
};

/** The model stops before it calls anything, and that is its answer. */
export const stopsBeforeCalls: Expected = { ...answers(), turns: 1, runs: 0 };

export function expectedIn({ but = {}, ...row }: Row, { format, mode }: Lane): Expected {
  return but[`${format} ${mode}`] ?? but[format] ?? but[mode] ?? row;
}

/** So many of the attempts on the primary reached it. */
export function requestsIn(expected: Expected, lane: Lane): number {
  const unseen = ['NameNotResolved', 'Unreachable', 'TlsFailed'];
  return attemptsIn(expected, lane).filter(
    ([server, outcome]) => server === 'primary' && !unseen.includes(outcome),
  ).length;
}

/** All attempts of a call or run, turn by turn: who served a run goes on serving it. */
export function attemptsIn(
  { primary, servedBy, end, turns = 2 }: Expected,
  { mode }: Lane,
): readonly (readonly [Server, Attempt['outcome']])[] {
  const own = primary.map((outcome) => ['primary', outcome] as const);
  if (end === 'failure') return own;
  const further = (servedBy === 'backup' ? 1 : 0) + (mode === 'agent' ? turns - 1 : 0);
  return [...own, ...Array.from({ length: further }, () => [servedBy, 'ok'] as const)];
}
