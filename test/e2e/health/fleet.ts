import type { FleetConfig } from '../../../domain/health/fleet/config.ts';
import { a, b } from '../../health/reports.ts';
import { openTroupe, type Troupe } from '../troupe.ts';
import { OwnerAtWork } from './process.ts';

/** Later than the worker's own, with everything as short as it may be. */
export const config = (more: Partial<FleetConfig> = {}): FleetConfig => ({
  digest: 'test',
  since: Date.now(),
  thresholds: { fleet: { returnAfterMs: 3000, rampStepMs: 2000, probeEveryMs: 1000 }, targets: {} },
  targets: { [a]: { probe: true }, [b]: { probe: true } },
  routes: { support: [a, b], other: [b] },
  ...more,
});

/** A fleet of its own, hosted by a worker of its own. */
export async function openFleet(): Promise<{ troupe: Troupe; owner: OwnerAtWork }> {
  const troupe = await openTroupe({ fleet: true });
  return { troupe, owner: new OwnerAtWork(troupe.client, troupe.taskQueue) };
}
