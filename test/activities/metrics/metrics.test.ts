import { assert, constant, constantFrom, integer, nat, option, property, record, uuid } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Measured } from '../../../activities/metrics/metric.ts';
import { metrics } from '../../../activities/metrics/metrics.ts';
import { failureKinds, type FailureKind } from '../../../domain/failure/kinds.ts';
import type { Attempt } from '../../../domain/run/attempt.ts';
import { a, b } from '../../run/plans.ts';
import { rows } from './metrics.rows.ts';

describe('samples of one attempt', () => {
  test.each(rows)('%s: %s', (name, _, measured, samples) => {
    expect(metrics.find((metric) => metric.name === name)?.samples(measured)).toEqual(samples);
  });

  test('every metric has rows', () => {
    expect(metrics.map(({ name }) => name).toSorted()).toEqual(
      [...new Set(rows.map(([name]) => name))].toSorted(),
    );
  });
});

const kinds = Object.keys(failureKinds) as FailureKind[];
const whys = ['preferred', 'stay', 'retry', 'fallback', 'last'] as const;
const outcomes = ['ok', ...kinds] as const;

/** What is different in every attempt, and must not become a label. */
const unique = uuid();
const time = nat(600_000);

const attempts: Arbitrary<Attempt> = record(
  {
    target: constantFrom(a, b),
    why: constantFrom(...whys),
    outcome: constantFrom(...outcomes),
    at: time,
    ms: time,
    firstTokenMs: time,
    status: integer({ min: 400, max: 599 }),
    requestId: unique,
    model: unique,
    evidence: unique,
    retryAfterMs: time,
    usage: record({ input: time, output: time }),
  },
  { requiredKeys: ['target', 'why', 'outcome', 'at', 'ms'] },
);

const measured: Arbitrary<Measured> = record({
  attempt: attempts,
  route: constant('main'),
  left: option(record({ from: constantFrom(a, b), reason: constantFrom(...kinds) }), {
    nil: undefined,
  }),
});

const words = new Set<string>(['main', a, b, ...whys, ...outcomes, 'input', 'output']);

describe.each(metrics.map((metric) => [metric.name, metric] as const))('%s', (name, metric) => {
  test('labels are names and words of closed lists, the same ones in every sample', () => {
    const keys = new Set<string>();
    assert(
      property(measured, (each) => {
        for (const { labels } of metric.samples(each)) {
          keys.add(Object.keys(labels).toSorted().join(' '));
          for (const word of Object.values(labels)) expect(words).toContain(word);
        }
      }),
    );
    expect(keys.size).toBeLessThanOrEqual(1);
  });

  test('values are what the meter takes', () => {
    const isNumber = metric.kind === 'counter' ? Number.isSafeInteger : Number.isFinite;
    assert(
      property(measured, (each) => {
        const refused = metric.samples(each).filter(({ value }) => !isNumber(value) || value < 0);
        expect(refused).toEqual([]);
      }),
    );
  });

  test('its name is one of Prometheus’s, and bounds ascend', () => {
    expect(name).toMatch(/^understudy(_[a-z]+)+$/);
    const bounds = metric.kind === 'histogram' ? metric.buckets : [];
    expect(bounds).toEqual([...new Set(bounds)].toSorted((one, other) => one - other));
  });
});
