import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger, MetricsBuffer, Runtime } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaving } from '../../../activities/generate/record.ts';
import { recordAttempts } from '../../../activities/metrics/record.ts';
import type { Attempt } from '../../../domain/run/attempt.ts';
import { a, b, failed } from '../../run/plans.ts';

const buffer = new MetricsBuffer();
let runtime: Runtime;
beforeAll(() => {
  runtime = Runtime.install({ telemetryOptions: { metrics: { buffer } } });
});
afterAll(() => runtime.shutdown());

const answered: Attempt = {
  target: b,
  why: 'fallback',
  outcome: 'ok',
  at: 0,
  ms: 300,
  usage: { input: 9, output: 3 },
};

interface Recorded {
  /** Metric and value, in the order in which the SDK's own meter got them. */
  readonly values: readonly (readonly [string, number])[];
  readonly labels: readonly unknown[];
  readonly warnings: readonly unknown[];
}

async function record(attempts: readonly Attempt[]): Promise<Recorded> {
  const warnings: unknown[] = [];
  const logger = new DefaultLogger('WARN', ({ message, meta }) => warnings.push([message, meta?.['metric']]));
  const environment = new MockActivityEnvironment({}, { metricMeter: runtime.metricMeter, logger });
  await environment.run(async () => recordAttempts(environment.context, attempts, 'main'));
  const updates = [...buffer.retrieveUpdates()];
  return {
    values: updates.map(({ metric, value }) => [metric.name, value] as const),
    labels: updates.map(({ attributes }) => attributes),
    warnings,
  };
}

test('every attempt that an activity hands over is recorded, also one whose worker was lost', async () => {
  const { values, warnings } = await record([failed(b, 'WorkerLost', { ms: 2000 }), answered]);
  expect(values).toEqual([
    ['understudy_attempts', 1],
    ['understudy_attempts', 1],
    ['understudy_lost_attempts', 1],
    ['understudy_tokens', 9],
    ['understudy_tokens', 3],
    ['understudy_attempt_duration', 2],
    ['understudy_attempt_duration', 0.3],
  ]);
  expect(warnings).toEqual([]);
});

test('a switch is counted once, however many workers it took', async () => {
  const lost = failed(b, 'WorkerLost', { why: 'fallback' });
  const attempts = leaving([lost, lost, answered], { from: a, reason: 'Overloaded' });
  const { values, labels } = await record(attempts);
  expect(values.filter(([name]) => name === 'understudy_switches')).toEqual([['understudy_switches', 1]]);
  expect(labels).toContainEqual(
    expect.objectContaining({ route: 'main', from: a, to: b, reason: 'Overloaded' }),
  );
});

test('the activity adds its names, and no id of the run', async () => {
  const { labels } = await record([answered]);
  expect(labels[0]).toEqual({
    route: 'main',
    target: b,
    outcome: 'ok',
    why: 'fallback',
    namespace: 'test',
    taskQueue: 'test',
    activityType: 'unknown',
  });
});

test('a clock that was set back costs one metric its sample, and nobody an answer', async () => {
  const { values, warnings } = await record([{ ...answered, ms: -5, firstTokenMs: 40 }]);
  expect(values.map(([name]) => name)).toEqual([
    'understudy_attempts',
    'understudy_tokens',
    'understudy_tokens',
    'understudy_first_token',
  ]);
  expect(warnings).toEqual([['a metric was not recorded', 'understudy_attempt_duration']]);
});
