import { isLoopback, parseAddress } from '../address.ts';
import type { Finding } from '../finding.ts';
import { child, entries } from '../place.ts';
import type { Place } from '../place.ts';

/** A door without tenants serves anybody who reaches it. */
export function checkDoor(root: Place): Finding[] {
  const door = child(root, 'door');
  const { path, value } = child(door, 'listen');
  const address = parseAddress(value);
  if (address === undefined || isLoopback(address) || entries(child(door, 'tenants')).length > 0) return [];
  return [
    {
      path,
      at: 'value',
      rule: 'is reached from other machines, and the door has no tenants',
      hint: 'declare tenants with tokens, or listen on 127.0.0.1',
    },
  ];
}
