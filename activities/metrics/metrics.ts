import type { Metric } from './metric.ts';

/**
 * Seconds, doubled from 10 ms on.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/ for the bounds up to 82 s
 */
const seconds = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, 163.84,
];

/** Every metric of ours, computed from the record of one attempt. */
export const metrics: readonly Metric[] = [
  {
    kind: 'counter',
    name: 'understudy_attempts',
    unit: '',
    description: 'Requests to providers, by how they ended and why this target was asked',
    samples: ({ attempt: { target, outcome, why }, route }) => [
      { value: 1, labels: { route, target, outcome, why } },
    ],
  },
  {
    kind: 'counter',
    name: 'understudy_switches',
    unit: '',
    description: 'Times that a run went on with another target, by the one it left and why',
    samples: ({ attempt: { target: to, left }, route }) =>
      left === undefined ? [] : [{ value: 1, labels: { route, from: left.from, to, reason: left.reason } }],
  },
  {
    kind: 'counter',
    name: 'understudy_lost_attempts',
    unit: '',
    description: 'Requests whose worker died before the answer; they may have been billed',
    samples: ({ attempt: { target, outcome }, route }) =>
      outcome === 'WorkerLost' ? [{ value: 1, labels: { route, target } }] : [],
  },
  {
    kind: 'counter',
    name: 'understudy_tokens',
    unit: 'tokens',
    description: 'Tokens of the answers that told theirs; input counts what the cache served too',
    samples: ({ attempt: { target, usage }, route }) =>
      usage === undefined
        ? []
        : (['input', 'output'] as const).map((direction) => ({
            value: usage[direction],
            labels: { route, target, direction },
          })),
  },
  {
    kind: 'counter',
    name: 'understudy_cost',
    unit: 'microdollars',
    description: 'What attempts cost, or may have cost, in millionths of a US dollar',
    samples: ({ attempt: { target, cost }, route }) =>
      cost === undefined ? [] : [{ value: Math.round(cost * 1e6), labels: { route, target } }],
  },
  // A route as a label would multiply the buckets, and how fast a target is doesn't depend on it.
  {
    kind: 'histogram',
    name: 'understudy_attempt_duration',
    unit: 'seconds',
    description: 'From the request to the last byte, or to the failure',
    buckets: seconds,
    samples: ({ attempt: { target, outcome, ms } }) => [{ value: ms / 1000, labels: { target, outcome } }],
  },
  {
    kind: 'histogram',
    name: 'understudy_first_token',
    unit: 'seconds',
    description: 'From the request to the first content',
    buckets: seconds,
    samples: ({ attempt: { target, firstTokenMs } }) =>
      firstTokenMs === undefined ? [] : [{ value: firstTokenMs / 1000, labels: { target } }],
  },
];
