import type { TargetId } from '../../route/target.ts';
import type { Facts } from '../target/facts.ts';

export type AskedBecause = 'order' | 'pin' | 'rescue' | 'last' | 'nobody better' | 'again';

/** Why a target has its place on a route at a moment. */
export type PlaceWhy =
  /** Asked: in the route's order, pinned, as another attempt, as the last resort, or though the route is impatient. */
  | {
      readonly is: 'asked';
      readonly because: AskedBecause;
    }
  /** Passed over: too bad for this route, no room, not well, or likely to fail as well. */
  | { readonly is: 'passed'; readonly because: 'impatience'; readonly reason: string }
  | { readonly is: 'passed'; readonly because: 'room' | 'health' | 'hopeless' }
  /** Not needed yet. */
  | { readonly is: 'reserve' };

export interface Place {
  readonly target: TargetId;
  readonly why: PlaceWhy;
}

const askedWords = {
  order: "next in the route's order",
  pin: 'pinned by an operator',
  rescue: 'least likely to fail',
  last: 'last resort',
  'nobody better': 'no better target has room',
  again: 'once more: nobody is better',
} as const;

/** Whose order it is, and why, is for operators: callers read this. */
export const drainedInWords = 'drained by an operator';

/** A place in words: `open: 93 % of calls failed`. */
export function placeInWords({ why }: Place, facts: Facts): string {
  if (why.is === 'reserve') return 'in reserve';
  if (why.is === 'asked') return askedWords[why.because];
  switch (why.because) {
    case 'impatience':
      return why.reason;
    case 'room':
      return facts.capRps === null ? 'no room' : `takes ${facts.capRps.toFixed(1)} calls a second`;
    case 'health':
      if (facts.state === 'isolated') return drainedInWords;
      return facts.reason === undefined ? facts.state : `${facts.state}: ${facts.reason}`;
    case 'hopeless':
    default:
      return `${Math.round(facts.failP * 100)} % of calls fail there as well`;
  }
}

/** Why a target didn't admit a call. */
export function refusal(target: TargetId, { state }: Facts): Place {
  return { target, why: { is: 'passed', because: state === 'closed' ? 'room' : 'health' } };
}
