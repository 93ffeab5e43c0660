import { Desk } from '../../../activities/health/desk.ts';
import type { FleetConfig } from '../../../domain/health/fleet/config.ts';

/** A desk that knows these targets, with nothing random about it. */
export function deskFor(targets: readonly string[], more: Partial<FleetConfig> = {}): Desk {
  return new Desk({
    worker: 'w1',
    config: {
      digest: 'd',
      since: 0,
      thresholds: { fleet: {}, targets: {} },
      targets: Object.fromEntries(targets.map((target) => [target, { probe: true }])),
      routes: { main: targets },
      ...more,
    },
    random: () => 0.5,
    now: Date.now,
  });
}
