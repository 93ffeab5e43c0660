import { failureKinds } from '../../domain/failure/kinds.ts';
import type { NextStep } from '../../domain/failure/kinds.ts';
import type { RetryPolicy, Route, RouteTarget } from '../../domain/route/route.ts';
import { formatDuration } from './duration.ts';
import { explainSettings } from './explain-settings.ts';

/** What a route does, when it tries again, and what a call may cost in time. */
export function explainRoute({ name, targets, limits, retry }: Route): string[] {
  const deadline = formatDuration(limits.deadlineMs);
  return [
    `Route ${name}`,
    ...targets.flatMap((target, index) => explainTarget(target, index + 1)),
    ...explainRetry(retry),
    targets.length > 1
      ? '  Any other failure goes on to the next target at once.'
      : '  Any other failure ends the call: the route has no second target.',
    `  The call ends without a switch when it is: ${kindsThat('permitted')}.`,
    ...explainSwitch(targets, limits.deadlineMs),
    `  A call takes at most ${deadline} and ${limits.attempts} ${limits.attempts === 1 ? 'attempt' : 'attempts'}.`,
  ];
}

function explainTarget(
  { target, settings, system, limits, window }: RouteTarget,
  position: number,
): string[] {
  const patience = [
    `${formatDuration(limits.connectMs)} without response headers`,
    `${formatDuration(limits.firstTokenMs)} without a first token`,
    `${formatDuration(limits.idleMs)} of silence in mid-answer`,
    `${formatDuration(limits.totalMs)} in all`,
  ];
  return [
    `  ${position}. ${target}${explainSettings(settings)}`,
    `     given up after ${patience.join(', or ')}`,
    ...(system === undefined ? [] : [`     ${explainSystem(system)}`]),
    ...(window === undefined
      ? []
      : [`     not asked beyond ${window} tokens of request and answer together`]),
  ];
}

function explainSystem(system: NonNullable<RouteTarget['system']>): string {
  return 'replace' in system
    ? 'told its own system prompt instead of the caller’s'
    : 'told more after the caller’s system prompt';
}

function explainRetry({ attempts, backoffMs, maxBackoffMs }: RetryPolicy): string[] {
  if (attempts === 1) return ['  No target is tried twice in a row.'];
  const waits = `waiting ${formatDuration(backoffMs)}, doubling up to ${formatDuration(maxBackoffMs)}, or what the provider asks for`;
  return [
    `  A target is tried up to ${attempts} times, ${waits}, when the failure is: ${kindsThat('same')}.`,
  ];
}

function kindsThat(next: NextStep): string {
  const rows = Object.values(failureKinds).filter((row) => row.next === next);
  return rows.map(({ short }) => short).join(', ');
}

/** The worst wait before the last target is asked, when those before it accept the request and say nothing. */
function explainSwitch(targets: readonly RouteTarget[], deadlineMs: number): string[] {
  const last = targets.at(-1);
  if (last === undefined || targets.length < 2) return [];
  const silence = targets.slice(0, -1).reduce((sum, { limits }) => sum + limits.firstTokenMs, 0);
  const late = silence < deadlineMs ? '' : ', which is too late for the deadline';
  return [
    `  When all before it stay silent, ${last.target} is asked after ${formatDuration(silence)}${late}.`,
  ];
}
