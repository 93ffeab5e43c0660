import { isObject } from '../../domain/json.ts';
import type { Path } from './finding.ts';

/**
 * A value and where it is. The checks read the file through places and not through the schema's result, so that one
 * wrong value doesn't hide the problems of the others.
 */
export interface Place {
  readonly path: Path;
  /** Undefined when nothing is there. */
  readonly value: unknown;
}

export function child(place: Place, key: string): Place {
  const { value } = place;
  const found = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return { path: [...place.path, key], value: found };
}

/** The named entries of a mapping; none when it is something else. */
export function entries(place: Place): (Place & { readonly name: string })[] {
  if (!isObject(place.value)) return [];
  return Object.entries(place.value).map(([name, value]) => ({ name, path: [...place.path, name], value }));
}

/** The elements of a list; none when it is something else. */
export function items(place: Place): Place[] {
  if (!Array.isArray(place.value)) return [];
  return place.value.map((value: unknown, index) => ({ path: [...place.path, index], value }));
}

/** The targets of a route as they are written, those of equal rank one by one. */
export function targetsIn(route: Place): Place[] {
  return items(child(route, 'targets')).flatMap((item) => (Array.isArray(item.value) ? items(item) : [item]));
}

/** The target strings of a route, in either of the two forms they can be written in. */
export function targetsOf(route: Place): Place[] {
  return targetsIn(route).map((item) => (isObject(item.value) ? child(item, 'target') : item));
}
