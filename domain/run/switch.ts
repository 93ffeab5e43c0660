import { providerOf, type TargetId } from '../route/target.ts';
import { causeOf, type Attempt } from './attempt.ts';
import { failureKinds, type FailureKind } from '../failure/kinds.ts';

/** Why a target is left: a failure, or because the preferred one serves again. */
export type SwitchReason = FailureKind | 'Returned';

/**
 * The run goes on with another target than the one before it; at first, than the one preferred.
 *
 * @example
 * const { switches } = await understudy.call({ route: 'support', messages: 'Hello' });
 * const told = ({ from, to, reason, at }: Switch) => `${new Date(at).toISOString()} ${from} -> ${to}: ${reason}`;
 * console.log(switches.map(told));
 */
export interface Switch {
  readonly from: TargetId;
  readonly to: TargetId;
  readonly reason: SwitchReason;
  /** ms since the epoch. */
  readonly at: number;
}

/** What a switch leaves: the target before it, and why. */
export type Left = Pick<Switch, 'from' | 'reason'>;

/** What asking `to` leaves after `last` failed; undefined where it is no switch. */
export function leftFor(to: TargetId, last: Pick<Attempt, 'target' | 'outcome'>): Left | undefined {
  if (last.target === to || last.outcome === 'ok') return undefined;
  return { from: last.target, reason: last.outcome };
}

/** The switches that attempts made, in order. */
export function switchesIn(attempts: readonly Attempt[]): readonly Switch[] {
  return attempts.flatMap(({ target: to, left, at }) => (left === undefined ? [] : [{ ...left, to, at }]));
}

/**
 * The one line of the Temporal UI's timeline that tells where an attempt goes and what it left:
 * `anthropic/claude-… ← openai: rate limited (429)`, 80 characters at most, the target first.
 */
export function summaryOf(target: TargetId, last: Attempt | undefined, left?: Left): string {
  if (last !== undefined && last.outcome !== 'ok') {
    const from = last.target === target ? 'again' : `← ${providerOf(last.target)}`;
    return cut(`${target} ${from}: ${causeOf(last)}`);
  }
  if (left === undefined) return cut(target);
  return cut(`${target} ← ${providerOf(left.from)}: ${reasonInWords(left.reason)}`);
}

function reasonInWords(reason: SwitchReason): string {
  return reason === 'Returned' ? 'well again here' : failureKinds[reason].short;
}

function cut(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
