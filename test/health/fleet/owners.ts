import type { FleetConfig } from '../../../domain/health/fleet/config.ts';
import { adopted } from '../../../domain/health/fleet/adopt.ts';
import { newOwner, type Owner } from '../../../domain/health/fleet/owner.ts';
import { a, b } from '../reports.ts';

export const config: FleetConfig = {
  digest: 'd',
  since: 1000,
  thresholds: { fleet: {}, targets: {} },
  targets: { [a]: { probe: true }, [b]: { probe: true } },
  routes: { main: [a, b], other: [b] },
};

/** An owner that was told a configuration, and nothing else. */
export function ownerWith(more: Partial<FleetConfig> = {}, now = 2000): Owner {
  return adopted(newOwner, { ...config, ...more }, now);
}
