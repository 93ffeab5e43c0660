import type { JsonSchema } from '../../domain/json.ts';

const text = {
  type: 'object',
  properties: { type: { const: 'text' }, text: { type: 'string' } },
  required: ['type', 'text'],
  additionalProperties: false,
};

const call = {
  type: 'object',
  properties: {
    type: { const: 'call' },
    callId: { type: 'string', minLength: 1 },
    nativeId: { type: 'string' },
    name: { type: 'string', minLength: 1 },
    arguments: { type: 'string', description: 'The arguments as JSON text, exactly as the model gave them.' },
  },
  required: ['type', 'callId', 'name', 'arguments'],
  additionalProperties: false,
};

const result = {
  type: 'object',
  properties: {
    type: { const: 'result' },
    callId: { type: 'string', minLength: 1 },
    status: { enum: ['ok', 'error', 'denied', 'cancelled', 'unknown'] },
    content: { type: 'array', items: text },
  },
  required: ['type', 'callId', 'status', 'content'],
  additionalProperties: false,
};

const native = {
  type: 'object',
  properties: {
    affinity: {
      type: 'object',
      properties: { api: { type: 'string' }, target: { type: 'string' }, model: { type: 'string' } },
      required: ['api', 'target'],
      additionalProperties: false,
    },
    item: true,
  },
  required: ['affinity', 'item'],
  additionalProperties: false,
};

const reasoning = {
  type: 'object',
  properties: { type: { const: 'reasoning' }, text: { type: 'string' }, native },
  required: ['type', 'text'],
  additionalProperties: false,
};

const refusal = {
  type: 'object',
  properties: { type: { const: 'refusal' }, text: { type: 'string' } },
  required: ['type', 'text'],
  additionalProperties: false,
};

const opaque = {
  type: 'object',
  properties: { type: { const: 'opaque' }, native },
  required: ['type', 'native'],
  additionalProperties: false,
};

/** Chooses a schema by the value of one field, so that an error names what is wrong with that variant. */
function byTag(tag: string, variants: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return {
    type: 'object',
    properties: { [tag]: { enum: Object.keys(variants) } },
    required: [tag],
    allOf: Object.entries(variants).map(([value, then]) => ({
      if: { properties: { [tag]: { const: value } }, required: [tag] },
      then,
    })),
  };
}

function message(items: JsonSchema, more: JsonSchema = {}): JsonSchema {
  return {
    type: 'object',
    properties: { role: true, content: { type: ['string', 'array'], items }, ...more },
    required: ['content'],
    additionalProperties: false,
  };
}

/** A message as a caller may write it: `content` may be a plain string. The role says which parts it may have. */
export const messageSchema: JsonSchema = byTag('role', {
  system: message(byTag('type', { text })),
  user: message(byTag('type', { text })),
  assistant: message(byTag('type', { text, call, reasoning, refusal, opaque }), {
    by: { type: 'string' },
    finish: { enum: ['length', 'refusal', 'unknown'] },
  }),
  tool: message(byTag('type', { result })),
});
