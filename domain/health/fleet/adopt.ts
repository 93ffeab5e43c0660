import type { TargetId } from '../../route/target.ts';
import { newTarget, type TargetHealth } from '../target/target.ts';
import type { FleetConfig } from './config.ts';
import type { Owner } from './owner.ts';

/**
 * With this configuration where it is the later one. Of a clock that runs ahead nothing is later than now, so that it
 * doesn't keep out whoever comes after it.
 */
export function adopted(owner: Owner, told: FleetConfig, now: number): Owner {
  const config = { ...told, since: Math.min(told.since, now) };
  if (owner.config !== null && config.since <= owner.config.since) return owner;
  const { fleet } = owner;
  const names = Object.keys(config.targets);
  // Heard of now: it is probed when nobody has called it for a while, not at once.
  const fresh = { ...newTarget, heardAt: now };
  const all = names.map((target) => [target, fleet.targets[target] ?? fresh] as const);
  return withoutStrangers({
    ...owner,
    config,
    fleet: {
      ...fleet,
      thresholds: config.thresholds,
      unprobed: names.filter((target) => config.targets[target]?.probe === false),
      targets: { ...fleet.targets, ...Object.fromEntries(all) },
    },
  });
}

/** Without targets that the configuration doesn't have and that no process reports any more. */
export function withoutStrangers(owner: Owner): Owner {
  const { config, fleet, probed, changedAt } = owner;
  if (config === null) return owner;
  const kept = (target: TargetId, { waiting }: TargetHealth) =>
    target in config.targets || Object.keys(waiting.workers).length > 0;
  const left = Object.entries(fleet.targets).filter(([target, health]) => kept(target, health));
  if (left.length === Object.keys(fleet.targets).length) return owner;
  const targets = Object.fromEntries(left);
  const of = <T>(all: Readonly<Record<TargetId, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([target]) => target in targets));
  return { ...owner, fleet: { ...fleet, targets }, probed: of(probed), changedAt: of(changedAt) };
}
