import type { Config } from '../../config/config.ts';
import { matchesModel } from '../../config/model-pattern.ts';
import { Refusal } from '../refusal/refusal.ts';
import type { Tenant } from '../tenants/tenants.ts';

/** The routes that a tenant may use. */
export function routesFor({ routes }: Config, tenant: Tenant): readonly string[] {
  const allowed = [...routes.keys()];
  return tenant.routes === undefined ? allowed : allowed.filter((name) => tenant.routes?.includes(name));
}

/** Every name that a tenant can give as a model: mapped names without a pattern, then routes. */
export function modelsFor(config: Config, tenant: Tenant): readonly string[] {
  const routes = routesFor(config, tenant);
  const mapped = (config.door?.models ?? [])
    .filter(({ model, route }) => !model.includes('*') && routes.includes(route))
    .map(({ model }) => model);
  return [...new Set([...mapped, ...routes])];
}

/**
 * The route that a request's model means: the first entry of `door.models` that matches, else the route of that name. A
 * route that the tenant may not use is not there for it.
 * @throws Refusal `UnknownModel`
 */
export function routeOf(config: Config, tenant: Tenant, model: string): string {
  const mapped = config.door?.models.find((each) => matchesModel(each.model, model))?.route ?? model;
  if (routesFor(config, tenant).includes(mapped)) return mapped;
  throw new Refusal(
    'UnknownModel',
    `there is no model "${model.slice(0, 100)}" here; there is: ${modelsFor(config, tenant).join(', ')}`,
    { field: 'model' },
  );
}
