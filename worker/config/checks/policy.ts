import { failureKinds } from '../../../domain/failure/kinds.ts';
import { closest } from '../closest.ts';
import type { Finding } from '../finding.ts';
import { child, entries, items } from '../place.ts';
import type { Place } from '../place.ts';

const kinds = Object.keys(failureKinds);

/** The failures that a policy names are ones that there are. */
export function checkPolicy(root: Place): Finding[] {
  return entries(child(root, 'routes'))
    .flatMap((route) => items(child(child(route, 'policy'), 'stayWithVendor')))
    .flatMap(unknownKind);
}

function unknownKind({ path, value }: Place): Finding[] {
  if (typeof value !== 'string' || kinds.includes(value)) return [];
  const meant = closest(value, kinds);
  const hint = meant === undefined ? `known: ${kinds.join(', ')}` : `did you mean "${meant}"?`;
  return [{ path, at: 'value', rule: `unknown kind of failure ${JSON.stringify(value)}`, hint }];
}
