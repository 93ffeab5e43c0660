import { efforts, mostStops, settingBounds } from '../../domain/run/settings.ts';
import type { JsonSchema } from '../../domain/json.ts';

const { maxOutputTokens, temperature, topP } = settingBounds;

/** What a caller may ask of the model: `Settings` of domain/run. */
export const settingsSchema: JsonSchema = {
  type: 'object',
  properties: {
    maxOutputTokens: { type: 'integer', minimum: maxOutputTokens.least, description: 'Reasoning included.' },
    temperature: { type: 'number', minimum: temperature.least, maximum: temperature.most },
    topP: { type: 'number', minimum: topP.least, maximum: topP.most },
    stop: { type: 'array', items: { type: 'string', minLength: 1 }, maxItems: mostStops },
    effort: { enum: efforts, description: 'How hard the model thinks; rounded down to what it knows.' },
    showReasoning: { type: 'boolean', description: 'Ask for the thinking in readable form.' },
    toolChoice: {
      description: 'auto, none, required, or {"tool": name}.',
      if: { type: 'string' },
      then: { enum: ['auto', 'none', 'required'] },
      else: {
        type: 'object',
        properties: { tool: { type: 'string', minLength: 1 } },
        required: ['tool'],
        additionalProperties: false,
      },
    },
    parallelToolCalls: { type: 'boolean', description: 'false: one call at a time.' },
    verbosity: { enum: ['low', 'medium', 'high'] },
    user: { type: 'string', description: 'An opaque name of the end user; nothing personal.' },
    extra: {
      type: 'object',
      additionalProperties: { type: 'object' },
      description: 'Fields of one wire format’s request, by the format’s id, sent as they are.',
    },
  },
  additionalProperties: false,
};

/** `Output` of domain/run. */
export const outputSchema: JsonSchema = {
  type: 'object',
  properties: {
    schema: { type: 'object', description: 'JSON Schema of the answer.' },
    name: { type: 'string' },
    description: { type: 'string' },
    strict: { type: 'boolean', description: 'Let the vendor enforce it, where it can.' },
  },
  required: ['schema'],
  additionalProperties: false,
  description: 'Asks for an answer of this shape.',
};
