import { closest } from '../closest.ts';
import type { Finding } from '../finding.ts';
import { child, entries, items, targetsOf } from '../place.ts';
import type { Place } from '../place.ts';
import { providerOf } from '../../../domain/route/target.ts';
import { targetPattern } from '../schema-route.ts';

/** Every name leads to a declaration, and no list names anything twice. */
export function checkReferences(root: Place): Finding[] {
  const declared = (section: string) => entries(child(root, section)).map(({ name }) => name);
  const [providers, routes, tools] = ['providers', 'routes', 'tools'].map(declared) as [
    string[],
    string[],
    string[],
  ];
  const routePlaces = entries(child(root, 'routes'));
  const agentPlaces = entries(child(root, 'agents'));
  const door = child(root, 'door');
  const allowed = entries(child(door, 'tenants')).map((tenant) => items(child(tenant, 'routes')));
  return [
    ...routePlaces.flatMap(targetsOf).flatMap((place) => unknownProvider(place, providers)),
    ...routePlaces.flatMap((route) => repeated(targetsOf(route), 'target')),
    ...agentPlaces.flatMap((agent) => unknown(child(agent, 'route'), 'route', routes)),
    ...agentPlaces
      .flatMap((agent) => items(child(agent, 'tools')))
      .flatMap((tool) => unknown(tool, 'tool', tools)),
    ...agentPlaces.flatMap((agent) => repeated(items(child(agent, 'tools')), 'tool')),
    ...[...entries(child(door, 'models')), ...allowed.flat()].flatMap((each) =>
      unknown(each, 'route', routes),
    ),
    ...allowed.flatMap((each) => repeated(each, 'route')),
  ];
}

function unknownProvider({ path, value }: Place, known: string[]): Finding[] {
  if (typeof value !== 'string' || !targetPattern.test(value)) return [];
  // Without any provider that is the one problem, not one more for each target.
  return known.length === 0 ? [] : unknown({ path, value: providerOf(value) }, 'provider', known);
}

function unknown({ path, value }: Place, what: string, known: string[]): Finding[] {
  if (typeof value !== 'string' || known.includes(value)) return [];
  const meant = closest(value, known);
  const list = known.length === 0 ? `no ${what}s are declared` : `known: ${known.join(', ')}`;
  const hint = meant === undefined ? list : `did you mean "${meant}"?`;
  return [{ path, at: 'value', rule: `unknown ${what} ${JSON.stringify(value)}`, hint }];
}

function repeated(places: Place[], what: string): Finding[] {
  return places.flatMap(({ path, value }, index): Finding[] => {
    const first = places
      .slice(0, index)
      .find((earlier) => typeof value === 'string' && earlier.value === value);
    if (first === undefined) return [];
    const rule = `${what} ${JSON.stringify(value)} stands twice in this list`;
    return [{ path, at: 'value', rule, other: { name: 'it is first', path: first.path } }];
  });
}
