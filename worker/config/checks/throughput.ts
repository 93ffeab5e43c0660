import { formatDuration, parseDuration } from '../duration.ts';
import type { Finding } from '../finding.ts';
import { attemptLimits, callLimits, defaultMs, durationsOf } from '../limits.ts';
import { child, entries, targetsIn } from '../place.ts';
import type { Place } from '../place.ts';

/** A throughput floor that is first measured when the attempt is over anyway. */
export function checkThroughput(root: Place): Finding[] {
  return entries(child(root, 'routes')).flatMap((route) => {
    const own = child(route, 'limits');
    const targets = targetsIn(route).map((target) => child(target, 'limits'));
    return [own, ...targets].flatMap((here) => tooLate(here, own));
  });
}

function tooLate(here: Place, route: Place): Finding[] {
  const [floorAt] = [here, route].filter((limits) => child(limits, 'throughput').value !== undefined);
  const totalsAt = [here, route].filter((limits) => child(limits, 'total').value !== undefined);
  if (floorAt === undefined || (floorAt !== here && totalsAt[0] !== here)) return [];
  const after = child(child(floorAt, 'throughput'), 'after');
  const inherited = durationsOf(route);
  const { total } = attemptLimits(inherited, durationsOf(here), callLimits(inherited).deadlineMs);
  const afterMs = after.value === undefined ? defaultMs('after') : parseDuration(after.value);
  if (afterMs === undefined || afterMs <= total) return [];
  const [totalAt] = totalsAt;
  return [
    {
      path: after.value === undefined ? [...floorAt.path, 'throughput'] : after.path,
      at: after.value === undefined ? 'key' : 'value',
      rule: `after (${formatDuration(afterMs)}) is longer than total (${formatDuration(total)}): the floor never comes to act`,
      ...(totalAt === undefined
        ? { hint: 'total is the default' }
        : { other: { name: 'total is', path: [...totalAt.path, 'total'] } }),
      severity: 'warning',
    },
  ];
}
