import { isObject } from '../../../domain/json.ts';
import type { Finding } from '../finding.ts';
import { child } from '../place.ts';
import type { Place } from '../place.ts';

/** The two sections without which there is nothing to call. */
export function checkPresence(root: Place): Finding[] {
  return ['providers', 'routes'].flatMap((section): Finding[] => {
    const { path, value } = child(root, section);
    const empty = isObject(value) && Object.keys(value).length === 0;
    return empty ? [{ path, at: 'key', rule: 'needs at least one entry' }] : [];
  });
}
