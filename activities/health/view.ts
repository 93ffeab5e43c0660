import type { Directive } from '../../domain/health/fleet/directive.ts';
import { believe, staleAfterMs, type View } from '../../domain/health/route/view.ts';
import { facts, unknownFacts, type Facts } from '../../domain/health/target/facts.ts';
import type { Thresholds } from '../../domain/health/thresholds.ts';
import { canJudge } from '../../domain/health/process/alone.ts';
import type { OwnTarget } from './own.ts';
import type { TargetId } from '../../domain/route/target.ts';

/** The fleet's word as this process last heard it. */
export interface Heard {
  readonly directive: Directive;
  /** -Infinity: never. */
  readonly at: number;
}

/** What this process believes of each target: the fleet's word, or its own where that is stale or it knows better. */
export function viewOf(
  own: ReadonlyMap<TargetId, OwnTarget>,
  { directive, at }: Heard,
  thresholdsOf: (target: TargetId) => Thresholds,
  now: number,
): View {
  const stale = now - at > staleAfterMs(directive.pace.quietMs);
  const believed = [...own].map(([target, { alone }]): readonly [TargetId, Facts] => {
    const thresholds = thresholdsOf(target);
    const unknown = unknownFacts(thresholds);
    const fleet = directive.targets[target] ?? unknown;
    // Of a target that looks well its own evidence has nothing to add.
    if (!stale && alone.target.state.phase === 'closed') return [target, fleet];
    const said = canJudge(alone) ? { own: facts(alone.target, thresholds, now) } : {};
    return [target, believe({ fleet, stale, ...said }, unknown)];
  });
  return Object.fromEntries(believed);
}
