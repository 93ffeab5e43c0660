import type { FailureKind } from '../failure/kinds.ts';

/** What to do about failures on which people differ. */
export interface Policy {
  /** The vendor's filter stopped the answer: give the failure to the caller, or ask the next target. */
  readonly contentFilter: 'give' | 'next';
  /** The model declined: its refusal is the answer, or a failure after which the next target is asked. */
  readonly refusal: 'give' | 'next';
  /** The request is too large for a target: ask only those that may take more, or nobody. */
  readonly contextOverflow: 'larger' | 'stop';
  /** Nothing was said: ask the same target once more and then the next one, the next one at once, or nobody. */
  readonly empty: 'retry' | 'next' | 'stop';
  /** The answer breaks the caller's schema: as with `empty`. */
  readonly schemaViolation: 'retry' | 'next' | 'stop';
  /** The token limit cut the answer: take it as it is, or it is a failure. */
  readonly length: 'accept' | 'next' | 'stop';
  /**
   * Failures after which no other provider is asked: the request stays where it was, for the rest of the call.
   * `true`: after any failure.
   */
  readonly stayWithVendor: true | readonly FailureKind[];
}

export const defaultPolicy: Policy = {
  contentFilter: 'give',
  refusal: 'give',
  contextOverflow: 'larger',
  empty: 'retry',
  schemaViolation: 'retry',
  length: 'accept',
  stayWithVendor: [],
};

/** The words that each choice may have, the default first. `stayWithVendor` has kinds instead. */
export const policyChoices = {
  contentFilter: ['give', 'next'],
  refusal: ['give', 'next'],
  contextOverflow: ['larger', 'stop'],
  empty: ['retry', 'next', 'stop'],
  schemaViolation: ['retry', 'next', 'stop'],
  length: ['accept', 'next', 'stop'],
} as const satisfies { readonly [Key in Exclude<keyof Policy, 'stayWithVendor'>]: readonly Policy[Key][] };

export type PolicyChoice = keyof typeof policyChoices;

/** Which choice decides over a kind of failure; over all others its row in the list of kinds does. */
export const choiceOver: Partial<Readonly<Record<FailureKind, PolicyChoice>>> = {
  ContentFiltered: 'contentFilter',
  Refusal: 'refusal',
  ContextOverflow: 'contextOverflow',
  RequestTooLarge: 'contextOverflow',
  EmptyAnswer: 'empty',
  SchemaViolation: 'schemaViolation',
  LengthLimit: 'length',
};

/** A caller's policy goes before the route's, but what has to stay with a vendor can only become more. */
export function overriding(route: Policy, caller: Partial<Policy> = {}): Policy {
  return {
    ...route,
    ...caller,
    stayWithVendor: both(route.stayWithVendor, caller.stayWithVendor ?? []),
  };
}

function both(one: Policy['stayWithVendor'], other: Policy['stayWithVendor']): Policy['stayWithVendor'] {
  return one === true || other === true ? true : [...new Set([...one, ...other])];
}

/** What of a policy isn't the default: it stands in history. */
export function changesOf(policy: Policy): Partial<Policy> {
  const { stayWithVendor, ...choices } = policy;
  const changed = Object.entries(choices).filter(
    ([key, value]) => defaultPolicy[key as PolicyChoice] !== value,
  );
  const stays = stayWithVendor === true || stayWithVendor.length > 0;
  return { ...Object.fromEntries(changed), ...(stays ? { stayWithVendor } : {}) };
}
