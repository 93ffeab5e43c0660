import type { Drill } from '../operator/drill.ts';
import { ordered, released, type Override, type Release } from '../operator/override.ts';
import type { Fleet } from './fleet.ts';

/** An operator's order; it holds from the next step on. */
export function order(fleet: Fleet, override: Override): Fleet {
  return { ...fleet, overrides: ordered(fleet.overrides, override) };
}

export function takeBack(fleet: Fleet, release: Release): Fleet {
  return { ...fleet, overrides: released(fleet.overrides, release) };
}

export function beginDrill(fleet: Fleet, drill: Drill): Fleet {
  return { ...fleet, drills: [...fleet.drills, drill] };
}

export function endDrill(fleet: Fleet, id: string): Fleet {
  return { ...fleet, drills: fleet.drills.filter((drill) => drill.id !== id) };
}
