import type { TargetId } from '../../route/target.ts';
import type { Facts } from '../target/facts.ts';
import { firstAdmitted, type Candidate, type Walked } from './candidate.ts';
import { impatience, type Failover } from './failover.ts';
import type { Place } from './place.ts';
import type { Turns } from './turns.ts';
import type { View } from './view.ts';

/** What a walk needs to know of a route. */
export interface RouteHealth {
  readonly targets: readonly TargetId[];
  readonly failover?: Failover;
  /** Of a call that nobody admits: the least bad target takes what it dares (default), or it fails. */
  readonly whenNobodyAdmits?: 'last resort' | 'fail';
}

/**
 * New work: the first target that admits it; then those the route is impatient with, since that is a preference; then
 * the last resort, least likely to fail first; then nobody. A target that an operator pinned comes before all.
 */
export function walk(route: RouteHealth, view: View, turns: Turns, pinned?: TargetId): Walked {
  const walked = firstAdmitted(candidates(route, view, pinned), turns);
  if (walked.target !== null) return walked;
  const denied = route.targets.map((target) => ({ target, kind: 'denied' as const }));
  return { ...walked, asks: [...walked.asks, ...denied] };
}

function* candidates(
  { targets, failover, whenNobodyAdmits }: RouteHealth,
  view: View,
  pinned: TargetId | undefined,
): Generator<Candidate | Place> {
  const pin = pinned === undefined ? undefined : view[pinned];
  if (pinned !== undefined && pin !== undefined) yield pinnedCandidate(pinned, pin);
  const impatient: Candidate[] = [];
  for (const [target, facts] of known(targets, view)) {
    const fresh = { target, facts, kind: 'fresh', share: facts.admit.fresh } as const;
    const reason = impatience(facts, failover);
    if (reason === undefined) yield { ...fresh, because: 'order' };
    else {
      impatient.push({ ...fresh, because: 'nobody better' });
      yield { target, why: { is: 'passed', because: 'impatience', reason } };
    }
  }
  yield* impatient;
  if (whenNobodyAdmits === 'fail') return;
  for (const [target, facts] of known(targets, view).toSorted(leastBadFirst))
    yield { target, facts, kind: 'last', share: facts.admit.last, because: 'last' };
}

/** Its health is ignored, not its room. */
function pinnedCandidate(target: TargetId, facts: Facts): Candidate {
  const { admit, capRps } = facts;
  const share = capRps === null ? 1 : Math.max(admit.fresh, admit.rescue);
  return { target, facts, kind: 'fresh', share, because: 'pin' };
}

/** A target of which nothing is known can't be asked: the caller's view names them all. */
export function known(targets: readonly TargetId[], view: View): readonly (readonly [TargetId, Facts])[] {
  return targets.flatMap((target) => {
    const facts = view[target];
    return facts === undefined ? [] : [[target, facts] as const];
  });
}

export function leastBadFirst(one: readonly [TargetId, Facts], other: readonly [TargetId, Facts]): number {
  return one[1].failP - other[1].failP;
}
