import type { Finding } from '../finding.ts';
import { matchesModel } from '../model-pattern.ts';
import { child, entries } from '../place.ts';
import type { Place } from '../place.ts';

/** A name or pattern that an earlier one leaves nothing to match. */
export function checkModels(root: Place): Finding[] {
  const models = entries(child(child(root, 'door'), 'models'));
  return models.flatMap(({ path, name }, index): Finding[] => {
    // A star of the later one is matched by a star of the earlier one only: then it is all of what the later matches.
    const earlier = models.slice(0, index).find((each) => matchesModel(each.name, name));
    if (earlier === undefined) return [];
    const rule = `never matches: ${JSON.stringify(earlier.name)} before it matches all of it`;
    const other = { name: 'its route is', path: earlier.path };
    return [{ path, at: 'key', rule, other, hint: 'the first that matches holds', severity: 'warning' }];
  });
}
