import type { Directive } from '../../domain/health/fleet/directive.ts';
import type { Thresholds } from '../../domain/health/thresholds.ts';
import { consider, isCalm, newAlone, yielded, type Alone } from '../../domain/health/process/alone.ts';
import { noTally, told, type Tally } from '../../domain/health/process/tally.ts';
import type { TargetId } from '../../domain/route/target.ts';

/** This process's own judgement of one target, and what it has counted since it last judged. */
export interface OwnTarget {
  alone: Alone;
  tally: Tally;
}

/** With nothing wrong the own judgement hears what was counted this often. */
const considerMs = 5000;
/** With something wrong, this often. */
const soonestMs = 1000;

export function newOwn(now: number): OwnTarget {
  return { alone: newAlone(now), tally: noTally };
}

/** Judges by what was counted, where that is due. */
export function judge(own: OwnTarget, thresholds: Thresholds, now: number): void {
  const { alone, tally } = own;
  const everyMs = tally.bad === null && isCalm(alone) ? considerMs : soonestMs;
  if (now - alone.heardAt < everyMs) return;
  own.alone = consider(alone, tally, thresholds, now);
  own.tally = told(tally);
}

/** The fleet decides about targets that it has left: no second opinion stays behind. */
export function yieldTo({ targets }: Directive, all: ReadonlyMap<TargetId, OwnTarget>, now: number): void {
  for (const [target, own] of all) {
    const said = targets[target];
    if (said !== undefined && said.state !== 'closed' && own.alone.target.state.phase !== 'closed')
      own.alone = yielded(own.alone, said, now);
  }
}
