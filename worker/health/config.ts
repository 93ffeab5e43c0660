import type { FleetConfig } from '../../domain/health/fleet/config.ts';
import type { Config } from '../config/config.ts';

/** What of a process's configuration the fleet's owner needs to know. Names only. */
export function fleetConfigOf({ digest, routes, health }: Config, since: number): FleetConfig {
  const targets = new Set([...routes.values()].flatMap((route) => route.targets.map(({ target }) => target)));
  return {
    digest,
    since,
    thresholds: health.thresholds,
    targets: Object.fromEntries(
      [...targets].map((target) => [target, { probe: !health.unprobed.includes(target) }]),
    ),
    routes: Object.fromEntries(
      [...routes.values()].map(({ name, targets: all }) => [name, all.map(({ target }) => target)]),
    ),
  };
}
