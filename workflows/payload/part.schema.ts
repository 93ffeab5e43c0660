import type { JsonSchema } from '../../domain/json.ts';

const string = { type: 'string' };

/** Chooses a schema by the value of one field, so that an error names what is wrong with that variant. */
export function byTag(tag: string, variants: Readonly<Record<string, JsonSchema>>): JsonSchema {
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

function closed(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  return {
    type: 'object',
    properties: { type: true, ...properties },
    required,
    additionalProperties: false,
  };
}

const cache = { enum: ['5m', '1h'], description: 'Up to here the vendor’s cache should keep the prompt.' };

const native = {
  type: 'object',
  properties: {
    affinity: {
      type: 'object',
      properties: { api: string, target: string, model: string },
      required: ['api'],
      additionalProperties: false,
    },
    item: true,
  },
  required: ['affinity', 'item'],
  additionalProperties: false,
  description: 'The vendor’s block, verbatim: given back only to the one who issued it.',
};

const citations = {
  type: 'array',
  items: {
    type: 'object',
    properties: { url: string, title: string, quote: string },
    additionalProperties: false,
  },
};

const text = closed(
  { text: string, phase: { enum: ['commentary', 'final_answer'] }, citations, native, cache },
  ['text'],
);

const source = byTag('at', {
  inline: {
    type: 'object',
    properties: { at: true, mediaType: string, data: { type: 'string', contentEncoding: 'base64' } },
    required: ['mediaType', 'data'],
    additionalProperties: false,
  },
  text: {
    type: 'object',
    properties: { at: true, mediaType: string, text: string },
    required: ['mediaType', 'text'],
    additionalProperties: false,
  },
  url: {
    type: 'object',
    properties: { at: true, url: { type: 'string', pattern: '^https?://' }, mediaType: string },
    required: ['url'],
    additionalProperties: false,
  },
  vendor: {
    type: 'object',
    properties: { at: true, native },
    required: ['native'],
    additionalProperties: false,
  },
});

const blob = closed(
  {
    kind: { enum: ['image', 'document', 'audio', 'video', 'file'] },
    source,
    filename: string,
    detail: { enum: ['low', 'high', 'auto', 'original'] },
    title: string,
    context: string,
    citable: { type: 'boolean' },
    cache,
  },
  ['kind', 'source'],
);

const call = closed(
  {
    callId: { type: 'string', minLength: 1 },
    nativeId: string,
    name: { type: 'string', minLength: 1 },
    arguments: { type: 'string', description: 'The arguments as JSON text, exactly as the model gave them.' },
    freeform: { const: true, description: 'The arguments are free text.' },
    native,
    cache,
  },
  ['callId', 'name', 'arguments'],
);

const opaque = closed({ native }, ['native']);

const result = closed(
  {
    callId: { type: 'string', minLength: 1 },
    status: { enum: ['ok', 'error', 'denied', 'cancelled', 'unknown'] },
    content: { type: 'array', items: byTag('type', { text, blob, opaque }) },
    cache,
  },
  ['callId', 'status', 'content'],
);

const reasoning = closed({ text: string, summary: { const: true }, native }, ['text']);

const refusal = closed({ text: string, category: string }, ['text']);

const hosted = closed(
  {
    half: { enum: ['call', 'result'] },
    callId: { type: 'string', minLength: 1 },
    tool: string,
    summary: string,
    sources: citations,
    native,
  },
  ['callId', 'tool', 'summary', 'native'],
);

const compaction = closed({ text: string, native }, ['native']);

/** The parts that a message of each role may have. */
export const partSchemas: Readonly<Record<'system' | 'user' | 'assistant' | 'tool', JsonSchema>> = {
  system: byTag('type', { text }),
  user: byTag('type', { text, blob, opaque }),
  assistant: byTag('type', { text, blob, call, reasoning, refusal, hosted, compaction, opaque }),
  tool: byTag('type', { result }),
};
