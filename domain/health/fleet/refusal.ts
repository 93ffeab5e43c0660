import type { TargetId } from '../../route/target.ts';
import { drillProblems, type Drill } from '../operator/drill.ts';
import { drainOf, inForce, overrideProblems, type Override, type Release } from '../operator/override.ts';
import type { FleetConfig } from './config.ts';
import type { Owner } from './owner.ts';

/** Why an order can't be carried out: what is wrong and what to do. Undefined: it can. */
export function orderRefused(owner: Owner, order: Override, now: number): string | undefined {
  const { config, fleet } = owner;
  if (config === null) return untold;
  const orders = inForce(fleet.overrides, now);
  const unknown = order.kind === 'pin' ? notOnRoute(config, order) : notKnown(owner, order.target);
  if (unknown !== undefined) return unknown;
  const problems = overrideProblems(order);
  if (problems.length > 0) return problems.join('; ');
  if (order.kind === 'pin' && drainOf(orders, order.target) !== undefined)
    return `${order.target} is drained, so nothing can be pinned to it: release it first`;
  if (order.kind !== 'drain') return undefined;
  const isLeft = (target: TargetId) => target !== order.target && drainOf(orders, target) === undefined;
  const emptied = Object.entries(config.routes).find(
    ([, targets]) => targets.includes(order.target) && !targets.some(isLeft),
  );
  return (
    emptied &&
    `route "${emptied[0]}" would be left with no target: release another one of it first, or add one to the route`
  );
}

export function releaseRefused(owner: Owner, release: Release): string | undefined {
  if (owner.config === null) return untold;
  return 'route' in release ? notARoute(owner.config, release.route) : notKnown(owner, release.target);
}

export function drillRefused({ config, fleet }: Owner, drill: Drill, now: number): string | undefined {
  if (config === null) return untold;
  const unknown = notOnRoute(config, drill);
  if (unknown !== undefined) return unknown;
  const problems = drillProblems(drill);
  if (problems.length > 0) return problems.join('; ');
  const running = fleet.drills.filter(({ at, until }) => at <= now && now < until);
  if (running.some(({ id }) => id === drill.id)) return `there is a drill "${drill.id}" already`;
  const other = running.find(({ route, target }) => route === drill.route && target === drill.target);
  return (
    other &&
    `drill "${other.id}" of ${other.by} runs on ${drill.target} of route "${drill.route}": end it first`
  );
}

const untold =
  'no worker has told this fleet its configuration yet: start one, or try again in a few seconds';

function notOnRoute(config: FleetConfig, { route, target }: { route: string; target: TargetId }) {
  const targets = config.routes[route];
  if (targets === undefined) return notARoute(config, route);
  return targets.includes(target)
    ? undefined
    : `route "${route}" has no target "${target}"; it has: ${targets.join(', ')}`;
}

function notARoute({ routes }: FleetConfig, route: string): string | undefined {
  return route in routes ? undefined : `no route "${route}"; there are: ${list(routes)}`;
}

function notKnown({ fleet }: Owner, target: TargetId): string | undefined {
  return target in fleet.targets ? undefined : `no target "${target}"; there are: ${list(fleet.targets)}`;
}

function list(named: Readonly<Record<string, unknown>>): string {
  return Object.keys(named).join(', ') || 'none';
}
