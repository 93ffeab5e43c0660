import { closest } from '../closest.ts';
import type { Finding } from '../finding.ts';
import { child, entries, targetsOf } from '../place.ts';
import type { Place } from '../place.ts';

/** A rate is for a target of some route; anything else prices nothing. */
export function checkPrices(root: Place): Finding[] {
  const targets = entries(child(root, 'routes'))
    .flatMap(targetsOf)
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return entries(child(root, 'prices')).flatMap(({ path, name }): Finding[] => {
    if (targets.includes(name) || targets.length === 0) return [];
    const meant = closest(name, targets);
    const hint = meant === undefined ? {} : { hint: `did you mean "${meant}"?` };
    return [
      {
        path,
        at: 'key',
        rule: `no route has the target ${JSON.stringify(name)}`,
        severity: 'warning',
        ...hint,
      },
    ];
  });
}
