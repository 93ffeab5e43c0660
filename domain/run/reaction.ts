import { failureKinds, type FailureKind, type KindRow, type NextStep } from '../failure/kinds.ts';
import { choiceOver, defaultPolicy, type Policy, type PolicyChoice } from '../route/policy.ts';
import type { Attempt } from './attempt.ts';
import type { Plan } from './plan.ts';

/** What a run does after a failure. */
export interface Reaction {
  /** So many failures of this kind a target may have before it is out for the call. */
  readonly tries: number;
  /** The same target is asked again before the next one. */
  readonly sameFirst: boolean;
  /** The same target is asked once more without what it rejected. */
  readonly repairs: boolean;
  /** Others may be asked. */
  readonly goesOn: boolean;
}

const out: Reaction = { tries: 1, sameFirst: false, repairs: false, goesOn: true };
const end: Reaction = { ...out, goesOn: false };

/** By the word of a kind's row, or by the word that the policy has for it. */
const reactions: Readonly<Record<NextStep | Policy[PolicyChoice], Reaction>> = {
  same: { ...out, tries: Infinity, sameFirst: true },
  retry: { ...out, tries: 2, sameFirst: true },
  repair: { ...out, repairs: true },
  other: out,
  next: out,
  larger: out,
  permitted: end,
  give: end,
  accept: end,
  stop: end,
};

/** What follows on a failed attempt, by its kind and the policy of the plan. */
export function reactionIn({ policy }: Plan, { outcome }: Attempt): Reaction {
  return reactionTo(outcome === 'ok' ? 'Unknown' : outcome, policy);
}

/** A kind that only a newer worker knows goes on to the next target, like `Unknown`. */
function reactionTo(kind: FailureKind, policy: Partial<Policy> = {}): Reaction {
  const choice = choiceOver[kind];
  if (choice !== undefined) return reactions[{ ...defaultPolicy, ...policy }[choice]];
  const rows: Partial<Readonly<Record<FailureKind, KindRow>>> = failureKinds;
  const { next, health } = rows[kind] ?? failureKinds.Unknown;
  // What has no room for anybody may have it again, but others come first.
  return health === 'capacity' ? { ...reactions[next], tries: Infinity } : reactions[next];
}
