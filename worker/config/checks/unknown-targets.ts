import { closest } from '../closest.ts';
import type { Finding } from '../finding.ts';
import { child, entries, targetsOf } from '../place.ts';
import type { Place } from '../place.ts';

/** The entries of a mapping by target whose target no route has: they do nothing. */
export function unknownTargets(root: Place, byTarget: Place): Finding[] {
  const targets = entries(child(root, 'routes'))
    .flatMap(targetsOf)
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return entries(byTarget).flatMap(({ path, name }): Finding[] => {
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
