import { providerOf, type TargetId } from '../route/target.ts';
import { causeOf, type Attempt } from './attempt.ts';
import type { FailureKind } from '../failure/kinds.ts';
import type { Skipped } from '../route/fit.ts';

/** The run goes on with another target than the one before it. */
export interface Switch {
  readonly from: TargetId;
  readonly to: TargetId;
  readonly reason: FailureKind;
  /** ms since the epoch. */
  readonly at: number;
}

/** What a switch leaves: the target before it, and why. */
export type Left = Pick<Switch, 'from' | 'reason'>;

/**
 * The switch that asking `to` makes after `last`, if it is one: because `last` failed, or because it answered and can't
 * take the conversation any more.
 */
export function switchTo(
  to: TargetId,
  last: Pick<Attempt, 'target' | 'outcome'> | undefined,
  at: number,
  skipped: readonly Skipped[] = [],
): Switch | undefined {
  if (last === undefined || last.target === to) return undefined;
  const left =
    last.outcome === 'ok' ? skipped.find(({ target }) => target === last.target)?.kind : last.outcome;
  return left === undefined ? undefined : { from: last.target, to, reason: left, at };
}

/**
 * The one line of the Temporal UI's timeline that tells where an attempt goes and what it left:
 * `anthropic/claude-… ← openai: rate limited (429)`, 80 characters at most, the target first.
 */
export function summaryOf(target: TargetId, last: Attempt | undefined): string {
  if (last === undefined || last.outcome === 'ok') return cut(target);
  const left = last.target === target ? 'again' : `← ${providerOf(last.target)}`;
  return cut(`${target} ${left}: ${causeOf(last)}`);
}

function cut(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
