import { createHash } from 'node:crypto';
import { isObject } from '../../domain/json.ts';
import type { Config } from './config.ts';

/** 12 hex digits over everything that was resolved, except keys and tokens: a new one is not a new policy. */
export function digestOf(config: Omit<Config, 'source' | 'digest' | 'warnings'>): string {
  const content = {
    providers: Object.fromEntries(
      [...config.providers].map(([name, provider]) => [name, { ...provider, apiKey: '' }]),
    ),
    routes: Object.fromEntries(config.routes),
    agents: Object.fromEntries(config.agents),
    tools: Object.fromEntries(config.tools),
    prices: Object.fromEntries(config.prices),
    health: config.health,
    door: config.door && {
      ...config.door,
      tenants: config.door.tenants.map((tenant) => ({ ...tenant, tokens: [] })),
    },
  };
  return createHash('sha256').update(canonical(content)).digest('hex').slice(0, 12);
}

/** JSON with sorted keys: the order of entries and comments in the file don't matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(',')}}`;
}
