import { publishedMs } from '../../domain/health/evidence/history.ts';
import { thresholdsOf } from '../../domain/health/fleet/fleet.ts';
import { failoverUsual, type Failover } from '../../domain/health/route/failover.ts';
import { halfOpenShare } from '../../domain/health/target/share.ts';
import type { Thresholds } from '../../domain/health/thresholds.ts';
import type { Route } from '../../domain/route/route.ts';
import type { HealthConfig } from './config.ts';
import { formatDuration } from './duration.ts';
import { formatFactor } from './factor.ts';
import { formatShare } from './share.ts';

/** When a route's calls leave its targets and when they return. */
export function explainHealth({ targets, failover }: Route, health: HealthConfig): string[] {
  if (targets.length === 1)
    return [
      '  While its target is ill, it gets as many calls as it seems to bear and the others wait: there is no other target.',
    ];
  const rules = targets.map(({ target }) => ({
    target,
    thresholds: thresholdsOf(health.thresholds, target),
    probed: !health.unprobed.includes(target),
  }));
  const alike = Map.groupBy(rules, ({ thresholds, probed }) => JSON.stringify([thresholds, probed]));
  return [
    ...[...alike.values()].flatMap((group) => explainGroup(group)),
    ...(failover === undefined ? [] : explainFailover(failover)),
  ];
}

interface TargetRules {
  readonly target: string;
  readonly thresholds: Thresholds;
  readonly probed: boolean;
}

function explainGroup(group: readonly TargetRules[]): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const { failureRate, slowerThan, failuresInARow, returnAfterMs, rampStepMs, probeEveryMs } =
    first.thresholds;
  const names = group.map(({ target }) => target).join(' or ');
  const probes = first.probed
    ? `probed every ${formatDuration(probeEveryMs)} at most while they are away`
    : 'never probed: a call now and then asks';
  return [
    `  New calls leave ${names} when more than ${formatShare(failureRate)} of its calls fail, when its first tokens come ${formatFactor(slowerThan)} later than usual, or, with less than a call a second, after ${failuresInARow} failures in a row.`,
    `  They return once it has looked well for ${formatDuration(returnAfterMs)} (${probes}): ${formatShare(halfOpenShare)} of them first, then twice as many every ${formatDuration(rampStepMs)}.`,
  ];
}

function explainFailover({ afterFailures, withinMs, ofCalls, slowerThan }: Failover): string[] {
  const within = publishedMs.find((each) => each >= (withinMs ?? failoverUsual.withinMs));
  const reasons = [
    ...(afterFailures === undefined
      ? []
      : [
          `${afterFailures} failures within ${formatDuration(within ?? failoverUsual.withinMs)} are at least ${formatShare(ofCalls ?? failoverUsual.ofCalls)} of the fleet's calls to it`,
        ]),
    ...(slowerThan === undefined
      ? []
      : [`its first tokens come ${formatFactor(slowerThan)} later than usual`]),
  ];
  if (reasons.length === 0) return [];
  return [
    `  This route alone also passes a target over while ${reasons.join(', or while ')}.`,
    '  When no other target takes a call, it goes there all the same.',
  ];
}
