import { z } from 'zod';
import { publishedMs } from '../../domain/health/evidence/history.ts';
import { failoverUsual } from '../../domain/health/route/failover.ts';
import { formatDuration } from './duration.ts';
import { count, duration, factor, share } from './schema-values.ts';

/** `failover` as the file writes it: `Failover` of domain/health. */
export const failoverSchema = z
  .strictObject({
    afterFailures: count(
      'New calls pass a target over after so many failures within `within`, of all its calls in the fleet. Default: no such limit.',
      { max: 1_000_000 },
    ).optional(),
    within: duration('The time over which failures are counted: 10s, 30s, 1m or 5m.', {
      default: formatDuration(failoverUsual.withinMs),
      longest: formatDuration(Math.max(...publishedMs)),
    }).optional(),
    ofCalls: share(
      'The failures must also be this share of all calls to the target: a busy one always has some.',
      { least: 0, most: 1, default: failoverUsual.ofCalls },
    ).optional(),
    slowerThan: factor(
      'New calls pass a target over while its first tokens come this many times later than usual. Default: no such limit.',
      { least: 1, most: Infinity },
    ).optional(),
  })
  .meta({
    description:
      "The team's own patience with its targets' health: it moves this route's calls and no other's. Default: what `health` says holds alone.",
  });
