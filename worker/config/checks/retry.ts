import { defaults } from '../defaults.ts';
import { formatDuration, parseDuration } from '../duration.ts';
import type { Finding } from '../finding.ts';
import { child, entries, items } from '../place.ts';
import type { Place } from '../place.ts';

/** Tries and waits that contradict each other or leave a target unasked. */
export function checkRetry(root: Place): Finding[] {
  return entries(child(root, 'routes')).flatMap((route) => [...backoff(route), ...unasked(route)]);
}

function backoff(route: Place): Finding[] {
  const [first, longest] = ['backoff', 'maxBackoff'].map((key) => child(child(route, 'retry'), key)) as [
    Place,
    Place,
  ];
  const [firstMs, longestMs] = [parseDuration(first.value), parseDuration(longest.value)];
  if (firstMs === undefined || longestMs === undefined || firstMs <= longestMs) return [];
  const rule = `backoff (${formatDuration(firstMs)}) is longer than maxBackoff (${formatDuration(longestMs)})`;
  return [{ path: first.path, at: 'value', rule, other: { name: 'maxBackoff is', path: longest.path } }];
}

function unasked(route: Place): Finding[] {
  const attempts = child(child(route, 'limits'), 'attempts');
  const tries = child(child(route, 'retry'), 'attempts');
  const targets = child(route, 'targets');
  const all = positiveCount(attempts.value) ?? defaults.attempts;
  const each = positiveCount(tries.value) ?? Math.min(defaults.triesPerTarget, all);
  const { path } = [attempts, tries].find(({ value }) => value !== undefined) ?? targets;
  const report = (rule: string): Finding[] => [{ path, at: 'value', rule, severity: 'warning' }];
  const length = items(targets).length;
  if (all < length)
    return report(`attempts (${all}) is less than the ${length} targets: the last one is never asked`);
  if (length < 2 || each < all) return [];
  return report(
    `${each} tries on the first target may use up all ${all} attempts and leave none for a switch`,
  );
}

function positiveCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
