import type { Walked } from './candidate.ts';
import type { Place } from './place.ts';
import type { RouteHealth } from './walk.ts';

/**
 * Every target of the route, each with its place: the chosen one first, then those that were not needed, in the
 * route's order, then those that were passed over.
 */
export function inOrder({ targets }: RouteHealth, { target: chosen, places }: Walked): readonly Place[] {
  const seen = new Map(places.map((place) => [place.target, place]));
  const first = [...seen.values()].filter(({ target }) => target === chosen);
  const passed = [...seen.values()].filter(({ target }) => target !== chosen);
  const reserve = targets.filter((target) => !seen.has(target));
  return [...first, ...reserve.map((target): Place => ({ target, why: { is: 'reserve' } })), ...passed];
}
