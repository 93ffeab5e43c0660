import type { HeaderPairs } from '../vendors/vendor.ts';

/** Headers of several origins, the first ones first; a name given earlier hides the later ones. */
export function mergeHeaders(...lists: readonly HeaderPairs[]): HeaderPairs {
  const merged: (readonly [string, string])[] = [];
  const taken = new Set<string>();
  for (const list of lists) {
    merged.push(...list.filter(([name]) => !taken.has(name.toLowerCase())));
    for (const [name] of list) taken.add(name.toLowerCase());
  }
  return merged;
}
