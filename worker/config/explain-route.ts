import { failureKinds } from '../../domain/failure/kinds.ts';
import type { FailureKind, KindRow } from '../../domain/failure/kinds.ts';
import { choiceOver } from '../../domain/route/policy.ts';
import type {
  AttemptLimits,
  RetryPolicy,
  Route,
  RouteTarget,
  StreamMode,
  ThroughputFloor,
} from '../../domain/route/route.ts';
import type { HealthConfig } from './config.ts';
import { formatDuration } from './duration.ts';
import { explainHealth } from './explain-health.ts';
import { explainPolicy } from './explain-policy.ts';
import { explainSettings } from './explain-settings.ts';

/** What a route does, when it tries again, and what a call may cost. */
export function explainRoute(route: Route, health: HealthConfig): string[] {
  const { name, targets, limits, retry, policy, stream } = route;
  const alone = targets.length === 1;
  return [
    `Route ${name}`,
    ...targets.flatMap((target, index) => explainTarget(target, index + 1)),
    ...explainRetry(retry, alone),
    '  A target that rejects the reasoning it is sent is asked once more without it.',
    ...explainPolicy(policy, retry),
    alone
      ? '  Any other failure ends the call: the route has no second target.'
      : '  Any other failure goes on to the next target at once.',
    ...explainSwitch(targets, limits.deadlineMs),
    ...explainHealth(route, health),
    ...(stream === undefined ? [] : [`  ${streams[stream]}`]),
    `  A call ${explainBudget(limits)}.`,
  ];
}

const streams: Readonly<Record<StreamMode, string>> = {
  complete: 'The front door sends an answer when it is whole.',
  live: 'The front door sends the text of an answer as it comes.',
};

function explainBudget({ deadlineMs, attempts, costUsd }: Route['limits']): string {
  const count = `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
  const cost = costUsd === undefined ? '' : `; once it has cost ${costUsd} USD, nobody else is asked`;
  return `takes at most ${formatDuration(deadlineMs)} and ${count}${cost}`;
}

function explainTarget(
  { target, settings, system, limits, window, tie }: RouteTarget,
  position: number,
): string[] {
  return [
    `  ${position}. ${target}${explainSettings(settings)}`,
    ...(tie === undefined ? [] : [`     drawn with weight ${tie.weight} among those of its rank`]),
    `     given up after ${patience(limits).join(', or ')}`,
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

function patience(limits: AttemptLimits): string[] {
  const { firstTokenMs, firstTokenReasoningMs, throughput } = limits;
  const reasoning =
    firstTokenReasoningMs === firstTokenMs
      ? ''
      : ` (${formatDuration(firstTokenReasoningMs)} where the model reasons)`;
  return [
    `${formatDuration(limits.connectMs)} without response headers`,
    `${formatDuration(firstTokenMs)} without a first token${reasoning}`,
    `${formatDuration(limits.idleMs)} of silence in mid-answer`,
    ...(throughput === undefined ? [] : [explainFloor(throughput)]),
    `${formatDuration(limits.totalMs)} in all`,
  ];
}

function explainFloor({ tokensPerSecond, windowMs, afterMs }: ThroughputFloor): string {
  return `${formatDuration(windowMs)} at less than ${tokensPerSecond} tokens a second (measured ${formatDuration(afterMs)} after the first)`;
}

function explainRetry(
  { attempts, backoffMs, maxBackoffMs, maxWaitMs }: RetryPolicy,
  alone: boolean,
): string[] {
  if (attempts === 1) return ['  No target is tried twice in a row.'];
  const waits = `waiting ${formatDuration(backoffMs)}, doubling up to ${formatDuration(maxBackoffMs)}, or what the provider asks for`;
  const again = kindsThat(({ next }) => next === 'same');
  const later = kindsThat(({ health }) => health === 'capacity');
  return [
    `  A target is tried up to ${attempts} times, ${waits}, when the failure is: ${alone ? `${again}, ${later}` : again}.`,
    ...(alone
      ? []
      : [
          `  It is waited for up to ${formatDuration(maxWaitMs)} while another one could be asked.`,
          `  When all have been asked, one that told how long to wait is also tried again when it was: ${later}.`,
        ]),
  ];
}

/** The kinds over which the route's policy has no say, in a few words each. */
function kindsThat(does: (row: KindRow) => boolean): string {
  const rows = (Object.entries(failureKinds) as [FailureKind, KindRow][]).filter(
    ([kind, row]) => choiceOver[kind] === undefined && does(row),
  );
  return rows.map(([, { short }]) => short).join(', ');
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
