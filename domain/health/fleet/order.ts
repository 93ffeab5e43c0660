import { ordered, released, type Override, type Release } from '../operator/override.ts';
import type { Fleet } from './fleet.ts';

/** An operator's order; it holds from the next step on. */
export function order(fleet: Fleet, override: Override): Fleet {
  return { ...fleet, overrides: ordered(fleet.overrides, override) };
}

export function takeBack(fleet: Fleet, release: Release): Fleet {
  return { ...fleet, overrides: released(fleet.overrides, release) };
}
