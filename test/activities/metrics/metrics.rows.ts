import type { Measured, Sample } from '../../../activities/metrics/metric.ts';
import { a, b, failed } from '../../run/plans.ts';

const answered: Measured = {
  route: 'main',
  attempt: {
    target: b,
    why: 'fallback',
    outcome: 'ok',
    at: 1_000,
    ms: 2_500,
    firstTokenMs: 400,
    requestId: 'req-1',
    usage: { input: 1_200, output: 30, cacheRead: 1_000, reasoning: 10 },
    left: { from: a, reason: 'Overloaded' },
  },
};

/** Refused before the first token. */
const refused: Measured = {
  route: 'main',
  attempt: failed(a, 'RateLimited', { status: 429, evidence: 'slow down' }),
};

const cut: Measured = {
  route: 'main',
  attempt: failed(a, 'TruncatedStream', { why: 'retry', firstTokenMs: 50 }),
};

const lost: Measured = {
  route: 'main',
  attempt: failed(a, 'WorkerLost', { why: 'stay', ms: 0 }),
};

/** Metric, what the attempt was, the attempt, its samples. */
export const rows: readonly (readonly [string, string, Measured, readonly Sample[]])[] = [
  [
    'understudy_cost',
    'priced',
    { ...answered, attempt: { ...answered.attempt, cost: 0.004016 } },
    [{ value: 4016, labels: { route: 'main', target: b } }],
  ],
  ['understudy_cost', 'refused, and so without a price', refused, []],
  [
    'understudy_attempts',
    'answered',
    answered,
    [{ value: 1, labels: { route: 'main', target: b, outcome: 'ok', why: 'fallback' } }],
  ],
  [
    'understudy_attempts',
    'refused',
    refused,
    [{ value: 1, labels: { route: 'main', target: a, outcome: 'RateLimited', why: 'preferred' } }],
  ],
  [
    'understudy_attempts',
    'lost',
    lost,
    [{ value: 1, labels: { route: 'main', target: a, outcome: 'WorkerLost', why: 'stay' } }],
  ],
  [
    'understudy_switches',
    'a switch',
    answered,
    [{ value: 1, labels: { route: 'main', from: a, to: b, reason: 'Overloaded' } }],
  ],
  ['understudy_switches', 'no switch', cut, []],
  ['understudy_lost_attempts', 'lost', lost, [{ value: 1, labels: { route: 'main', target: a } }]],
  ['understudy_lost_attempts', 'cut', cut, []],
  ['understudy_lost_attempts', 'answered', answered, []],
  [
    'understudy_tokens',
    'answered',
    answered,
    [
      { value: 1_200, labels: { route: 'main', target: b, direction: 'input' } },
      { value: 30, labels: { route: 'main', target: b, direction: 'output' } },
    ],
  ],
  ['understudy_tokens', 'refused', refused, []],
  [
    'understudy_attempt_duration',
    'answered',
    answered,
    [{ value: 2.5, labels: { target: b, outcome: 'ok' } }],
  ],
  [
    'understudy_attempt_duration',
    'refused',
    refused,
    [{ value: 0.1, labels: { target: a, outcome: 'RateLimited' } }],
  ],
  ['understudy_attempt_duration', 'lost', lost, [{ value: 0, labels: { target: a, outcome: 'WorkerLost' } }]],
  ['understudy_first_token', 'answered', answered, [{ value: 0.4, labels: { target: b } }]],
  ['understudy_first_token', 'cut', cut, [{ value: 0.05, labels: { target: a } }]],
  ['understudy_first_token', 'refused', refused, []],
];
