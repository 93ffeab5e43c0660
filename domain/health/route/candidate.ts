import type { TargetId } from '../../route/target.ts';
import type { AskKind } from '../demand.ts';
import type { Facts } from '../target/facts.ts';
import { refusal, type Place, type PlaceWhy } from './place.ts';
import { takeTurn, type Turns } from './turns.ts';

/** A target that may be asked. */
export interface Candidate {
  readonly target: TargetId;
  readonly facts: Facts;
  /** How it is asked, and the share of such calls that it takes. */
  readonly kind: AskKind;
  readonly share: number;
  readonly because: (PlaceWhy & { readonly is: 'asked' })['because'];
}

export interface Ask {
  readonly target: TargetId;
  readonly kind: AskKind;
}

/** Where a call goes, and what the targets hear of it. */
export interface Walked {
  /** Null: nobody takes it. */
  readonly target: TargetId | null;
  /** Every target that was considered, in order; the chosen one comes last. */
  readonly places: readonly Place[];
  /** How they were asked: their demand. */
  readonly asks: readonly Ask[];
  readonly turns: Turns;
}

/** The first candidate that admits the call. Places among them are passed over. */
export function firstAdmitted(candidates: Iterable<Candidate | Place>, turns: Turns): Walked {
  const places: Place[] = [];
  const asks: Ask[] = [];
  let after = turns;
  for (const candidate of candidates) {
    if ('why' in candidate) {
      places.push(candidate);
      continue;
    }
    const { target, facts, kind, share, because } = candidate;
    asks.push({ target, kind });
    const turn = takeTurn(after, target, kind, share);
    after = turn.turns;
    if (turn.admitted) {
      places.push({ target, why: { is: 'asked', because } });
      return { target, places, asks, turns: after };
    }
    places.push(refusal(target, facts));
  }
  return { target: null, places, asks, turns: after };
}
