import type { z } from 'zod';
import { parseAddress, usualAddress } from './address.ts';
import type { DoorConfig, TenantConfig } from './config.ts';
import { defaults } from './defaults.ts';
import type { doorSchema } from './schema-door.ts';

type DoorInput = z.output<typeof doorSchema>;

/** The door as configured, its defaults filled in. */
export function toDoor({ listen, whenTemporalIsDown, models = {}, tenants = {} }: DoorInput): DoorConfig {
  return {
    listen: parseAddress(listen) ?? usualAddress,
    whenTemporalIsDown: whenTemporalIsDown ?? defaults.whenTemporalIsDown,
    models: Object.entries(models).map(([model, route]) => ({ model, route })),
    tenants: Object.entries(tenants).map(([name, tenant]) => toTenant(name, tenant)),
  };
}

function toTenant(
  name: string,
  { tokens, routes, idPrefix, budget, concurrency }: NonNullable<DoorInput['tenants']>[string],
): TenantConfig {
  return {
    name,
    tokens: tokens.map(tokenHash),
    ...(routes === undefined ? {} : { routes }),
    idPrefix: idPrefix ?? usualIdPrefix(name),
    ...(budget === undefined ? {} : { budget: { usd: budget.usd, perMs: budget.per } }),
    ...(concurrency === undefined ? {} : { concurrency }),
  };
}

/** Of a tenant that names none. */
export function usualIdPrefix(tenant: string): string {
  return `${tenant}-`;
}

/** The hex digits of a token as the file writes it. */
export function tokenHash(written: string): string {
  return written.replace('sha256:', '').toLowerCase();
}
