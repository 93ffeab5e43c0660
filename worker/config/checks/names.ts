import { activityNames } from '../../../domain/run/activities.ts';
import type { Finding } from '../finding.ts';
import { child, entries } from '../place.ts';
import type { Place } from '../place.ts';
import { namePattern } from '../schema-values.ts';

const sections = [['providers'], ['routes'], ['agents'], ['tools'], ['door', 'tenants']];

/** Names travel in payloads, search attributes and ids, and tools' names are given to models: one narrow alphabet. */
export function checkNames(root: Place): Finding[] {
  return [...checkAlphabet(root), ...checkReserved(root)];
}

function checkAlphabet(root: Place): Finding[] {
  return sections
    .flatMap((section) => entries(section.reduce(child, root)))
    .filter(({ name }) => !namePattern.test(name) || name === '__proto__')
    .map(({ path }) => ({ path, at: 'key', rule: 'a name has 1 to 64 letters, digits, "-" and "_"' }));
}

/** A tool is an activity by its name, on a queue where ours may run too. */
function checkReserved(root: Place): Finding[] {
  return entries(child(root, 'tools'))
    .filter(({ name }) => activityNames.includes(name))
    .map(({ path, name }) => ({
      path,
      at: 'key',
      rule: `"${name}" is the name of an activity of ours: choose another`,
    }));
}
