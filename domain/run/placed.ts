import { isLeft } from '../health/route/rescue.ts';
import type { AskedBecause } from '../health/route/place.ts';
import type { Standing } from '../health/route/stay.ts';
import type { Facts } from '../health/target/facts.ts';
import type { Skipped } from '../route/fit.ts';
import type { TargetId } from '../route/target.ts';
import type { Passed, Plan } from './plan.ts';
import type { Left } from './switch.ts';

/** Where a call goes by the health of its targets. */
export interface Ordered {
  /** Null: nobody takes the call at present. */
  readonly chosen: TargetId | null;
  /** Why the chosen one has its place. */
  readonly because?: AskedBecause | 'stay';
  /** Every target of the route, the chosen one first. */
  readonly targets: readonly TargetId[];
  readonly passed: readonly Passed[];
}

export interface Situation {
  /** The route's first target, whether or not it can take the conversation. */
  readonly preferred: TargetId;
  readonly standing: Standing;
  readonly skipped: readonly Skipped[];
  readonly factsOf: (target: TargetId) => Facts;
}

type Placed = Pick<Plan, 'first' | 'leaves' | 'passed' | 'awaits' | 'denied'>;

/** What a plan says of its first target's place. */
export function placed(ordered: Ordered, situation: Situation): Placed {
  const { chosen, passed } = ordered;
  const first = firstOf(ordered, situation);
  const leaves = leftBy(ordered, situation);
  const awaited = awaitedBy(ordered, situation);
  return {
    ...(first === undefined ? {} : { first }),
    ...(leaves === undefined ? {} : { leaves }),
    ...(passed.length === 0 ? {} : { passed }),
    ...(awaited === undefined ? {} : { awaits: awaited }),
    ...(chosen === null ? { denied: true } : {}),
  };
}

function firstOf({ because, targets }: Ordered, { preferred }: Situation): Plan['first'] {
  if (because === 'pin' || because === 'last') return because;
  if (targets[0] === preferred) return undefined;
  return because === 'stay' ? 'stay' : 'fallback';
}

/** What asking the first target leaves. Of a preferred target that can't take the conversation `skipped` tells. */
function leftBy(
  { targets }: Ordered,
  { preferred, standing: { stayWith, awaits }, skipped, factsOf }: Situation,
): Left | undefined {
  const from = stayWith ?? preferred;
  const [to] = targets;
  if (to === undefined || to === from) return undefined;
  const unfit = skipped.find(({ target }) => target === from);
  if (unfit !== undefined) return stayWith === undefined ? undefined : { from, reason: unfit.kind };
  if (to === preferred && awaits === preferred) return { from, reason: 'Returned' };
  return { from, reason: isLeft(factsOf(from)) ? 'TargetLeft' : 'NotAdmitted' };
}

function awaitedBy({ targets }: Ordered, { preferred, skipped, factsOf }: Situation): TargetId | undefined {
  if (targets[0] === preferred || skipped.some(({ target }) => target === preferred)) return undefined;
  return factsOf(preferred).state === 'closed' ? undefined : preferred;
}

/** Whether a plan that was made for a run is out of date: its target was left, or the preferred one's state has changed. */
export function isOutdated(
  { target, awaits }: { readonly target: TargetId; readonly awaits?: TargetId },
  preferred: TargetId,
  factsOf: (target: TargetId) => Facts,
): boolean {
  if (isLeft(factsOf(target))) return true;
  if (target === preferred) return false;
  const isWell = factsOf(preferred).state === 'closed';
  return awaits === preferred ? isWell : !isWell;
}
