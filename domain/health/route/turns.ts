import type { TargetId } from '../../route/target.ts';
import type { AskKind } from '../demand.ts';

/**
 * One process's memory of shares: what each target and kind of call is owed. So a share of a third is every third
 * call, not a coin flip, and bursts stay small.
 */
export type Turns = Readonly<Record<string, number>>;

export const noTurns: Turns = {};

/** Whether the call is among the share that is admitted. `turns` as they are afterwards. */
export interface Turn {
  readonly admitted: boolean;
  readonly turns: Turns;
}

/** Where nothing is owed yet. */
const first = 0.5;

export function takeTurn(turns: Turns, target: TargetId, kind: AskKind, share: number): Turn {
  if (share >= 1 || share <= 0) return { admitted: share >= 1, turns };
  const key = turnKey(target, kind);
  const owed = (turns[key] ?? first) + share;
  const admitted = owed >= 1;
  return { admitted, turns: { ...turns, [key]: admitted ? owed - 1 : owed } };
}

/** A process starts each at a random place in [0, 1), so that a fleet's calls don't come in step. */
export function turnKey(target: TargetId, kind: AskKind): string {
  return `${target} ${kind}`;
}
