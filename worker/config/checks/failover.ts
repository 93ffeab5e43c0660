import { publishedMs } from '../../../domain/health/evidence/history.ts';
import { thresholdBounds } from '../../../domain/health/thresholds.ts';
import { isObject } from '../../../domain/json.ts';
import { formatDuration, parseDuration } from '../duration.ts';
import { formatFactor, parseFactor } from '../factor.ts';
import type { Finding } from '../finding.ts';
import { child, entries, targetsIn, targetsOf } from '../place.ts';
import type { Place } from '../place.ts';

/** A route's patience that never comes to act, or not as it is written. */
export function checkFailover(root: Place): Finding[] {
  return entries(child(root, 'routes')).flatMap((route) => {
    const failover = child(route, 'failover');
    if (!isObject(failover.value)) return [];
    return [
      ...nowhereToGo(route, failover),
      ...saysNothing(failover),
      ...withoutCount(failover),
      ...rounded(failover),
      ...laterThanFleet(root, route, failover),
    ];
  });
}

function nowhereToGo(route: Place, { path }: Place): Finding[] {
  if (targetsIn(route).length !== 1) return [];
  const other = { name: 'its only target is', path: [...route.path, 'targets'] };
  return [{ path, at: 'key', rule: 'has no effect: the route has one target', other, severity: 'warning' }];
}

function saysNothing(failover: Place): Finding[] {
  const { path, value } = failover;
  if (!isObject(value) || Object.keys(value).length > 0) return [];
  return [{ path, at: 'key', rule: 'says nothing', hint: 'give afterFailures, slowerThan or both' }];
}

/** `within` and `ofCalls` say which failures `afterFailures` counts. */
function withoutCount(failover: Place): Finding[] {
  if (child(failover, 'afterFailures').value !== undefined) return [];
  return ['within', 'ofCalls']
    .map((key) => child(failover, key))
    .filter(({ value }) => value !== undefined)
    .map(({ path }) => ({
      path,
      at: 'key',
      rule: 'has no effect without afterFailures',
      hint: 'say how many: `afterFailures: 3`',
    }));
}

/** Targets publish their calls over a few times only. */
function rounded(failover: Place): Finding[] {
  const { path, value } = child(failover, 'within');
  const ms = parseDuration(value);
  const countedMs = ms === undefined ? undefined : publishedMs.find((each) => each >= ms);
  if (ms === undefined || countedMs === undefined || countedMs === ms) return [];
  const rule = `failures are counted over ${publishedMs.map(formatDuration).join(', ')}: here over ${formatDuration(countedMs)}`;
  return [{ path, at: 'value', rule, severity: 'warning' }];
}

/** The fleet as a whole is less patient with each of its targets. */
function laterThanFleet(root: Place, route: Place, failover: Place): Finding[] {
  const { path, value } = child(failover, 'slowerThan');
  const own = parseFactor(value);
  const fleet = targetsOf(route).map((target) => fleetSlowerThan(root, target));
  const first = fleet[0];
  if (own === undefined || first === undefined || fleet.some(({ factor }) => factor >= own)) return [];
  return [
    {
      path,
      at: 'value',
      rule: `never comes to act: all calls leave a target whose first tokens come ${formatFactor(first.factor)} later than usual`,
      ...(first.at === undefined
        ? { hint: `${formatFactor(first.factor)} is the default of health.slowerThan` }
        : { other: { name: 'slowerThan is', path: first.at } }),
      severity: 'warning',
    },
  ];
}

function fleetSlowerThan(root: Place, { value }: Place): { factor: number; at?: Place['path'] } {
  const health = child(root, 'health');
  const target = child(child(health, 'targets'), typeof value === 'string' ? value : '');
  const written = [target, health]
    .map((each) => child(each, 'slowerThan'))
    .find((each) => parseFactor(each.value) !== undefined);
  const factor = parseFactor(written?.value) ?? thresholdBounds.slowerThan.usual;
  return written === undefined ? { factor } : { factor, at: written.path };
}
