import { formatAddress } from './address.ts';
import type { DoorConfig, TenantConfig } from './config.ts';
import { formatDuration } from './duration.ts';

/** What the front door does and for whom. It never contains a token or its hash. */
export function explainDoor({ listen, whenTemporalIsDown, models, tenants }: DoorConfig): string[] {
  return [
    'Door',
    `  It listens on ${formatAddress(listen)}, for ${tenants.length === 0 ? 'anybody on this machine' : 'its tenants'}.`,
    whenTemporalIsDown === 'refuse'
      ? '  While Temporal is down it refuses requests: 503 with Retry-After.'
      : '  While Temporal is down it asks the targets itself; such a call is lost with the door, and says so.',
    ...models.map(({ model, route }) => `  The model ${model} means route ${route}.`),
    ...(models.some(({ model }) => model === '*')
      ? []
      : [`  ${models.length === 0 ? 'The' : 'Any other'} name of a model is the name of a route.`]),
    ...tenants.map((tenant) => `  ${explainTenant(tenant)}`),
  ];
}

function explainTenant({ name, tokens, routes, idPrefix, budget, concurrency }: TenantConfig): string {
  const facts = [
    tokens.length === 1 ? 'one token' : `${tokens.length} tokens`,
    routes === undefined ? 'all routes' : `routes ${routes.join(', ')}`,
    `run ids ${idPrefix}…`,
    ...(budget === undefined ? [] : [`at most ${budget.usd} USD in ${formatDuration(budget.perMs)}`]),
    ...(concurrency === undefined ? [] : [`at most ${concurrency} requests at once`]),
  ];
  return `Tenant ${name}: ${facts.join(', ')}`;
}
