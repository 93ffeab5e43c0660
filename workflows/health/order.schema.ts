import { drillFaults } from '../../domain/health/operator/drill.ts';
import type { JsonSchema } from '../../domain/json.ts';

const text = { type: 'string', maxLength: 500 };
const name = { type: 'string', minLength: 1, maxLength: 500 };

/** Who, why, and from when until when, in ms since the epoch. */
const term = { by: text, reason: text, at: { type: 'number' }, until: { type: 'number' } };
const termed = Object.keys(term);

/** `Override` of domain/health/operator. */
export const orderSchema: JsonSchema = {
  type: 'object',
  properties: {
    kind: { enum: ['drain', 'trust', 'pin'] },
    target: name,
    overMs: { type: 'number', minimum: 0 },
    route: name,
    ...term,
  },
  required: ['kind', 'target', ...termed],
  if: { type: 'object', properties: { kind: { const: 'drain' } } },
  then: { required: ['overMs'] },
  else: { if: { properties: { kind: { const: 'pin' } } }, then: { required: ['route'] } },
};

export const releaseSchema: JsonSchema = {
  type: 'object',
  properties: { target: name, route: name, by: text, reason: text },
  anyOf: [{ required: ['target'] }, { required: ['route'] }],
};

export const drillSchema: JsonSchema = {
  type: 'object',
  properties: {
    id: name,
    route: name,
    target: name,
    fault: { enum: drillFaults },
    share: { type: 'number' },
    ...term,
  },
  required: ['id', 'route', 'target', 'fault', 'share', ...termed],
};

export const endDrillSchema: JsonSchema = {
  type: 'object',
  properties: { id: name, why: text, by: text },
  required: ['id', 'why'],
};
