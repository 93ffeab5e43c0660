import type { z } from 'zod';
import type { Failover } from '../../domain/health/route/failover.ts';
import { defaultPolicy, type Policy } from '../../domain/route/policy.ts';
import type { RetryPolicy, Route, RouteTarget, ThroughputFloor } from '../../domain/route/route.ts';
import { defaults } from './defaults.ts';
import { attemptLimits, callLimits, defaultMs, toAttemptLimits } from './limits.ts';
import { present } from './present.ts';
import { toSettings } from './resolve-settings.ts';
import type { routeSchema } from './schema-route.ts';

type RouteInput = z.output<typeof routeSchema>;

/** A route with every default filled in. */
export function toRoute(name: string, route: RouteInput): Route {
  const limits = route.limits ?? {};
  const { deadlineMs } = callLimits(limits);
  const attempts = limits.attempts ?? defaults.attempts;
  const toTarget = (entry: TargetInput): RouteTarget => {
    const target = typeof entry === 'string' ? { target: entry } : entry;
    const patience = attemptLimits(limits, target.limits ?? {}, deadlineMs);
    const throughput = target.limits?.throughput ?? limits.throughput;
    return {
      target: target.target,
      settings: toSettings(target.settings),
      ...(target.system === undefined ? {} : { system: target.system }),
      limits: {
        ...toAttemptLimits(patience),
        ...(throughput === undefined ? {} : { throughput: toFloor(throughput) }),
      },
      ...(target.window === undefined ? {} : { window: target.window }),
    };
  };
  const targets = route.targets.flatMap((entry, rank) => {
    if (!Array.isArray(entry)) return [toTarget(entry)];
    return entry.map((each) => ({ ...toTarget(each), tie: { rank, weight: weightOf(each) } }));
  });
  return {
    name,
    targets,
    limits: { deadlineMs, attempts, ...(limits.cost === undefined ? {} : { costUsd: limits.cost }) },
    retry: toRetry(route.retry, attempts),
    policy: { ...defaultPolicy, ...(present(route.policy ?? {}) as Partial<Policy>) },
    ...(route.failover === undefined ? {} : { failover: toFailover(route.failover) }),
    ...(route.stream === undefined ? {} : { stream: route.stream }),
  };
}

type TargetInput = Exclude<RouteInput['targets'][number], readonly unknown[]>;

function weightOf(entry: TargetInput): number {
  return (typeof entry === 'string' ? undefined : entry.weight) ?? defaults.weight;
}

function toFloor(floor: NonNullable<NonNullable<RouteInput['limits']>['throughput']>): ThroughputFloor {
  const { tokensPerSecond, window = defaultMs('window'), after = defaultMs('after') } = floor;
  return { tokensPerSecond, windowMs: window, afterMs: after };
}

function toRetry(retry: RouteInput['retry'], attempts: number): RetryPolicy {
  const backoffMs = retry?.backoff ?? defaultMs('backoff');
  const maxBackoffMs = retry?.maxBackoff ?? Math.max(defaultMs('maxBackoff'), backoffMs);
  return {
    attempts: retry?.attempts ?? Math.min(defaults.triesPerTarget, attempts),
    backoffMs,
    maxBackoffMs,
    maxWaitMs: retry?.maxWait ?? Math.max(defaultMs('maxWait'), maxBackoffMs),
  };
}

function toFailover({ within, ...rest }: NonNullable<RouteInput['failover']>): Failover {
  return present<Failover>({ ...rest, withinMs: within });
}
