import type { JsonSchema } from '../../domain/json.ts';
import { messageSchema } from './message.schema.ts';
import { policySchema } from './policy.schema.ts';

const version = { const: 1, description: 'Version of this payload; absent means 1.' };

const labels = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'Shown by `understudy explain`; nothing secret.',
};

const settings = {
  type: 'object',
  properties: {
    maxOutputTokens: { type: 'integer', minimum: 1 },
    temperature: { type: 'number', minimum: 0, maximum: 2 },
    stop: { type: 'array', items: { type: 'string', minLength: 1 }, maxItems: 4 },
  },
  additionalProperties: false,
};

const conversation = {
  type: ['string', 'array'],
  minLength: 1,
  minItems: 1,
  items: messageSchema,
  description: 'One user text, or messages.',
};

/** The input of `llmCall`. */
export const callInputSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Input of the llmCall workflow',
  type: 'object',
  properties: {
    v: version,
    route: {
      type: 'string',
      minLength: 1,
      description: 'Name of a route in the configuration of the worker.',
    },
    messages: conversation,
    settings,
    output: {
      type: 'object',
      properties: { schema: { type: 'object' } },
      required: ['schema'],
      additionalProperties: false,
      description: 'Asks for an answer of this shape.',
    },
    deadlineMs: {
      type: 'integer',
      minimum: 1,
      description: 'Everything together, in ms; default: the route’s.',
    },
    policy: policySchema,
    labels,
  },
  required: ['route', 'messages'],
  additionalProperties: false,
};

/** The input of `llmAgent`. */
export const agentInputSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Input of the llmAgent workflow',
  type: 'object',
  properties: {
    v: version,
    agent: {
      type: 'string',
      minLength: 1,
      description: 'Name of an agent in the configuration of the worker.',
    },
    input: conversation,
    limits: {
      type: 'object',
      properties: { turns: { type: 'integer', minimum: 1 }, deadlineMs: { type: 'integer', minimum: 1 } },
      additionalProperties: false,
      description: 'May only be tighter than the agent’s own.',
    },
    labels,
  },
  required: ['agent', 'input'],
  additionalProperties: false,
};
