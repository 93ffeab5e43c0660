import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';
import { modelOf, providerOf, type TargetId } from '../../domain/route/target.ts';
import type { Switch } from '../../domain/run/switch.ts';
import { attributes } from './attributes.ts';

/** Keeps a run's search attributes true. They never hold a word of the conversation. */
export interface Visibility {
  /** Says whom the run asks first. */
  asks(target: TargetId): void;
  switched(change: Switch): void;
}

const invisible: Visibility = { asks: () => {}, switched: () => {} };

/** `registered` is false where the namespace lacks the attributes: upserting them would block the workflow for ever. */
export function openVisibility(
  route: string,
  registered: boolean,
  before: readonly Switch[] = [],
): Visibility {
  if (!registered) return invisible;
  const left = new Set(before.map(nameLeft));
  let count = before.length;
  return {
    asks: (target) => upsertSearchAttributes([{ key: attributes.route, value: route }, ...asked(target)]),
    switched: (change) => {
      left.add(nameLeft(change));
      count += 1;
      upsertSearchAttributes([
        { key: attributes.route, value: route },
        ...asked(change.to),
        { key: attributes.switchReason, value: change.reason },
        { key: attributes.switchedFrom, value: [...left] },
        { key: attributes.switchedAt, value: new Date(change.at) },
        { key: attributes.switchCount, value: count },
      ]);
    },
  };
}

function asked(target: TargetId): SearchAttributeUpdatePair[] {
  return [
    { key: attributes.provider, value: providerOf(target) },
    { key: attributes.model, value: modelOf(target) },
  ];
}

function nameLeft({ from, to }: Switch): string {
  return providerOf(from) === providerOf(to) ? from : providerOf(from);
}
