import { catalogue, type CatalogueEntry, type Need } from '../../../simulator/index.ts';
import type { Lane } from './lanes.ts';

/** The entries that can be seen in a lane: a call has no tools, and an agent's answer no schema. */
export function entriesFor({ format, mode }: Pick<Lane, 'format' | 'mode'>): readonly CatalogueEntry[] {
  const impossible: Need = mode === 'call' ? 'call' : 'output';
  return catalogue.filter(
    ({ formats, needs = [] }) => formats.includes(format) && !needs.includes(impossible),
  );
}

/** The route, and the agent, for which an entry shows. */
export function routeFor({ name }: Lane, { needs = [] }: CatalogueEntry): string {
  if (needs.includes('no-address')) return `${name}-nowhere`;
  return needs.includes('own-port') ? `${name}-tls` : name;
}
