import type { Finding } from '../finding.ts';
import { child, entries, items } from '../place.ts';
import type { Place } from '../place.ts';
import { tokenHash, usualIdPrefix } from '../resolve-door.ts';

/** What tenants of the door must not share: a token, or each other's runs. */
export function checkTenants(root: Place): Finding[] {
  const tenants = entries(child(child(root, 'door'), 'tenants'));
  return [...sharedTokens(tenants), ...sharedRuns(tenants)];
}

function sharedTokens(tenants: readonly Place[]): Finding[] {
  const tokens = tenants
    .flatMap((tenant) => items(child(tenant, 'tokens')))
    .flatMap(({ path, value }) => (typeof value === 'string' ? [{ path, hash: tokenHash(value) }] : []));
  return tokens.flatMap(({ path, hash }, index): Finding[] => {
    const first = tokens.slice(0, index).find((earlier) => earlier.hash === hash);
    if (first === undefined) return [];
    const other = { name: 'it is first', path: first.path };
    return [{ path, at: 'value', rule: 'this token stands twice: whose request is it?', other }];
  });
}

/** A tenant sees the runs whose ids begin with its prefix. */
function sharedRuns(tenants: readonly (Place & { readonly name: string })[]): Finding[] {
  const prefixes = tenants.map((tenant) => {
    const { path, value } = child(tenant, 'idPrefix');
    if (typeof value === 'string') return { tenant: tenant.name, path, at: 'value' as const, prefix: value };
    return { tenant: tenant.name, path: tenant.path, at: 'key' as const, prefix: usualIdPrefix(tenant.name) };
  });
  return prefixes.flatMap(({ path, at, prefix }, index): Finding[] => {
    const reaching = prefixes
      .slice(0, index)
      .find((earlier) => earlier.prefix.startsWith(prefix) || prefix.startsWith(earlier.prefix));
    if (reaching === undefined) return [];
    const rule = `the ids of its runs begin with "${prefix}", and those of "${reaching.tenant}" with "${reaching.prefix}": one would see the other's`;
    const other = { name: `"${reaching.tenant}" is`, path: reaching.path };
    return [{ path, at, rule, hint: 'give it another idPrefix', other }];
  });
}
