import type { Finding } from '../finding.ts';
import { formatDuration } from '../duration.ts';
import { attemptLimits, callLimits, durationsOf } from '../limits.ts';
import type { LimitKey } from '../limits.ts';
import { child, entries, targetsIn } from '../place.ts';
import type { Place } from '../place.ts';

/** The first must not be longer than the second: otherwise the first never comes to act. */
const order: readonly { inner: LimitKey; outer: LimitKey; severity?: 'warning' }[] = [
  { inner: 'connect', outer: 'firstToken' },
  { inner: 'firstToken', outer: 'total' },
  { inner: 'firstToken', outer: 'firstTokenReasoning', severity: 'warning' },
  { inner: 'firstTokenReasoning', outer: 'total' },
  { inner: 'idle', outer: 'total', severity: 'warning' },
  { inner: 'total', outer: 'deadline', severity: 'warning' },
];

/** Limits that contradict each other, within a route and between a target and its route. */
export function checkLimits(root: Place): Finding[] {
  return entries(child(root, 'routes')).flatMap((route) => {
    const own = child(route, 'limits');
    const targets = targetsIn(route).map((target) => child(target, 'limits'));
    return [own, ...targets].flatMap((limits) => contradictions(limits, own));
  });
}

function contradictions(here: Place, route: Place): Finding[] {
  const written = durationsOf(here);
  const inherited = durationsOf(route);
  const call = callLimits(inherited);
  const effective = { ...attemptLimits(inherited, written, call.deadlineMs), deadline: call.deadlineMs };
  const whereIs = (key: LimitKey) => (key in written ? here : key in inherited ? route : undefined);
  const follows = (key: LimitKey) =>
    key === 'firstTokenReasoning' && !(key in written) && ('firstToken' in written || !(key in inherited));
  return order.flatMap(({ inner, outer, severity }): Finding[] => {
    if (follows(inner) || follows(outer)) return [];
    if (effective[inner] <= effective[outer] || !(inner in written || outer in written)) return [];
    const at = inner in written ? inner : outer;
    const otherKey = at === inner ? outer : inner;
    const otherPlace = whereIs(otherKey);
    const finding: Finding = {
      path: [...here.path, at],
      at: 'value',
      rule: `${inner} (${formatDuration(effective[inner])}) is longer than ${outer} (${formatDuration(effective[outer])})`,
      ...(severity === undefined ? {} : { severity }),
    };
    if (otherPlace === undefined) return [{ ...finding, hint: `${otherKey} is the default` }];
    return [{ ...finding, other: { name: `${otherKey} is`, path: [...otherPlace.path, otherKey] } }];
  });
}
