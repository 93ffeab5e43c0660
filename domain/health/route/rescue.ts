import type { TargetId } from '../../route/target.ts';
import type { Facts } from '../target/facts.ts';
import { firstAdmitted, type Candidate, type Walked } from './candidate.ts';
import type { Place } from './place.ts';
import type { Turns } from './turns.ts';
import type { View } from './view.ts';
import { known, leastBadFirst, type RouteHealth } from './walk.ts';

export interface Failed {
  readonly target: TargetId;
  /** It had no room: asking it again at once is no use. */
  readonly throttled: boolean;
}

/** A target that just failed this call is this much likelier to fail it again. */
const again = 0.05;
/** So likely to fail that another attempt is wasted. */
const hopeless = 0.9;
/** With every target ill one attempt a call is enough, unless another has an even chance. */
const hopelessInStorm = 0.5;

/** Another attempt: who is least likely to fail and has room; the same target again only if nobody is better. */
export function rescue(route: RouteHealth, view: View, failed: Failed, turns: Turns): Walked {
  return firstAdmitted(candidates(route, view, failed), turns);
}

function* candidates(
  { targets }: RouteHealth,
  view: View,
  { target: failed, throttled }: Failed,
): Generator<Candidate | Place> {
  const all = known(targets, view);
  const was = view[failed];
  const same = throttled || was === undefined ? 1 : was.failP + again;
  const most = all.every(([, facts]) => isLeft(facts)) ? hopelessInStorm : hopeless;
  const others = all.filter(([target]) => target !== failed).toSorted(leastBadFirst);
  for (const [target, facts] of others) {
    const isWorse = facts.failP > same || (most === hopelessInStorm && facts.failP >= most);
    if (isWorse) yield { target, why: { is: 'passed', because: 'hopeless' } };
    else yield { target, facts, kind: 'rescue', share: facts.admit.rescue, because: 'rescue' };
  }
  if (was === undefined || same >= most) return;
  const share = isLeft(was) ? was.admit.last : was.admit.rescue;
  yield { target: failed, facts: was, kind: 'rescue', share, because: 'again' };
}

/** Calls go elsewhere: because of its health, or by an operator's order. */
export function isLeft({ state }: Facts): boolean {
  return state === 'open' || state === 'isolated';
}

/** An operator keeps all calls away, by now. */
export function isDrained({ state, admit }: Facts): boolean {
  return state === 'isolated' && admit.rescue === 0;
}

/** A call that waits on an open target for its first token is better sent elsewhere, if another target takes it. */
export function isBetterElsewhere({ targets }: RouteHealth, view: View, at: TargetId): boolean {
  if (view[at]?.leave !== true) return false;
  return known(targets, view).some(([target, { admit }]) => target !== at && admit.fresh > 0);
}
