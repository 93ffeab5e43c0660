import { noAsks } from '../../domain/health/demand.ts';
import { countNames } from '../../domain/health/evidence/counts.ts';
import { thresholdNames } from '../../domain/health/thresholds.ts';
import type { JsonSchema } from '../../domain/json.ts';

/** Counts and ages, in any unit: what is beyond is a fault of the sender. */
const amount = { type: 'number', minimum: 0, maximum: 1e12 };
const name = { type: 'string', minLength: 1, maxLength: 500 };

function amounts(names: readonly string[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((each) => [each, amount])),
    required: [...names],
  };
}

const part: JsonSchema = {
  type: 'object',
  properties: {
    asks: amounts(Object.keys(noAsks)),
    calm: amounts(countNames),
    counts: amounts(countNames),
    bad: { anyOf: [{ type: 'null' }, amounts(['firstAgoMs', 'lastAgoMs'])] },
    waiting: amount,
    times: {
      type: 'object',
      propertyNames: { pattern: '^[0-9]{1,3}$' },
      additionalProperties: amount,
    },
    retryAfterMs: amount,
  },
  required: ['asks', 'calm', 'counts', 'bad', 'waiting', 'times', 'retryAfterMs'],
};

const someThresholds: JsonSchema = {
  type: 'object',
  properties: Object.fromEntries(thresholdNames.map((each) => [each, { ...amount }])),
};

const config: JsonSchema = {
  type: 'object',
  properties: {
    digest: name,
    since: { type: 'number' },
    thresholds: {
      type: 'object',
      properties: {
        fleet: someThresholds,
        targets: { type: 'object', additionalProperties: someThresholds },
      },
      required: ['fleet', 'targets'],
    },
    targets: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { probe: { type: 'boolean' } },
        required: ['probe'],
      },
    },
    routes: { type: 'object', additionalProperties: { type: 'array', items: name } },
  },
  required: ['digest', 'since', 'thresholds', 'targets', 'routes'],
};

/** `HealthReport`. Fields that it doesn't name are another version's, and are ignored. */
export const reportSchema: JsonSchema = {
  type: 'object',
  properties: {
    report: {
      type: 'object',
      properties: {
        worker: name,
        seq: { type: 'integer', minimum: 1 },
        coversMs: { type: 'number', exclusiveMinimum: 0, maximum: 1e12 },
        hot: { type: 'boolean' },
        targets: { type: 'object', additionalProperties: part },
      },
      required: ['worker', 'seq', 'coversMs', 'hot', 'targets'],
    },
    config,
  },
  required: ['report'],
};
