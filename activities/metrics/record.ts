import type { MetricMeter } from '@temporalio/common';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { Occasion } from '../occasion.ts';
import type { Metric, Sample } from './metric.ts';
import { metrics } from './metrics.ts';

/**
 * Records every metric of the attempts that an activity hands to its run, so that each is counted once: also those
 * whose worker was lost, by the worker that took over. An attempt that nobody took over stands in its run only.
 */
export function recordAttempts(
  { metricMeter, log }: Pick<Occasion, 'metricMeter' | 'log'>,
  attempts: readonly Attempt[],
  route: string,
): void {
  for (const metric of metrics)
    try {
      const record = recorderOf(metricMeter, metric);
      for (const attempt of attempts) for (const sample of metric.samples({ attempt, route })) record(sample);
    } catch (error) {
      // The meter refuses a time below 0, from a clock that was set back: no reason to lose an answer.
      log.warn('a metric was not recorded', { metric: metric.name, error });
    }
}

function recorderOf(meter: MetricMeter, metric: Metric): (sample: Sample) => void {
  const { kind, name, unit, description } = metric;
  if (kind === 'counter') {
    const counter = meter.createCounter(name, unit, description);
    return ({ value, labels }) => counter.add(value, labels);
  }
  const histogram = meter.createHistogram(name, 'float', unit, description);
  return ({ value, labels }) => histogram.record(value, labels);
}
