import { backoffMs } from '../../../domain/run/backoff.ts';
import { defaults } from '../defaults.ts';
import { formatDuration, parseDuration } from '../duration.ts';
import type { Finding } from '../finding.ts';
import { callLimits, defaultMs, durationsOf } from '../limits.ts';
import { child, entries, targetsIn } from '../place.ts';
import type { Place } from '../place.ts';

/** Tries and waits that contradict each other or leave a target unasked. */
export function checkRetry(root: Place): Finding[] {
  return entries(child(root, 'routes')).flatMap((route) => [
    ...backoff(route),
    ...tooLong(route),
    ...unasked(route),
  ]);
}

/** The first must not be longer than the second; with a `maxWait` below it, only the last target is waited for. */
const order: readonly { longer: 'maxBackoff' | 'maxWait'; severity?: 'warning' }[] = [
  { longer: 'maxBackoff' },
  { longer: 'maxWait', severity: 'warning' },
];

function backoff(route: Place): Finding[] {
  const retry = child(route, 'retry');
  const first = child(retry, 'backoff');
  const firstMs = parseDuration(first.value);
  return order.flatMap(({ longer, severity }): Finding[] => {
    const longest = child(retry, longer);
    const longestMs = parseDuration(longest.value);
    if (firstMs === undefined || longestMs === undefined || firstMs <= longestMs) return [];
    const rule = `backoff (${formatDuration(firstMs)}) is longer than ${longer} (${formatDuration(longestMs)})`;
    const other = { name: `${longer} is`, path: longest.path };
    return [{ path: first.path, at: 'value', rule, other, ...(severity === undefined ? {} : { severity }) }];
  });
}

/** The waits between the tries on one target alone take longer than a call may. */
function tooLong(route: Place): Finding[] {
  const retry = child(route, 'retry');
  const attempts = child(retry, 'attempts');
  const first = child(retry, 'backoff');
  const firstMs = parseDuration(first.value) ?? defaultMs('backoff');
  const longestMs =
    parseDuration(child(retry, 'maxBackoff').value) ?? Math.max(defaultMs('maxBackoff'), firstMs);
  const tries = positiveCount(attempts.value) ?? defaults.triesPerTarget;
  const waits = Array.from({ length: tries - 1 }, (_, at) =>
    backoffMs({ backoffMs: firstMs, maxBackoffMs: longestMs }, at + 1, 1),
  );
  const sumMs = waits.reduce((sum, wait) => sum + wait, 0);
  const limits = child(route, 'limits');
  const { deadlineMs } = callLimits(durationsOf(limits));
  const at = [attempts, first].find(({ value }) => value !== undefined);
  if (at === undefined || sumMs < deadlineMs) return [];
  const rule = `${tries} tries wait up to ${formatDuration(sumMs)} in all, and the deadline is ${formatDuration(deadlineMs)}`;
  const deadline = child(limits, 'deadline');
  return [
    {
      path: at.path,
      at: 'value',
      rule,
      ...(deadline.value === undefined
        ? { hint: 'deadline is the default' }
        : { other: { name: 'deadline is', path: deadline.path } }),
      severity: 'warning',
    },
  ];
}

function unasked(route: Place): Finding[] {
  const attempts = child(child(route, 'limits'), 'attempts');
  const tries = child(child(route, 'retry'), 'attempts');
  const targets = child(route, 'targets');
  const all = positiveCount(attempts.value) ?? defaults.attempts;
  const each = positiveCount(tries.value) ?? Math.min(defaults.triesPerTarget, all);
  const { path } = [attempts, tries].find(({ value }) => value !== undefined) ?? targets;
  const report = (rule: string): Finding[] => [{ path, at: 'value', rule, severity: 'warning' }];
  const { length } = targetsIn(route);
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
