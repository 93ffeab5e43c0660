import type { JsonSchema } from '../../domain/json.ts';
import { conversationSchema } from './message.schema.ts';
import { policySchema } from './policy.schema.ts';
import { outputSchema, settingsSchema } from './settings.schema.ts';
import { toolsSchema } from './tools.schema.ts';

const version = { const: 1, description: 'Version of this payload; absent means 1.' };

const labels = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'Shown by `understudy explain`; nothing secret.',
};

const messageId = {
  type: 'string',
  minLength: 1,
  maxLength: 200,
  description: 'Of the message; sent again under the same id, it is there already.',
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
    messages: conversationSchema,
    settings: settingsSchema,
    output: outputSchema,
    tools: toolsSchema,
    stayWith: {
      type: 'string',
      description: 'The target that gave the conversation’s last answer: it is asked first while it serves.',
    },
    awaits: { type: 'string', description: '`awaits` of the last answer’s result.' },
    live: {
      type: 'string',
      pattern: '^[A-Za-z0-9_-]{1,64}$',
      description: 'Name of the front door that sends the answer on while it comes.',
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
    input: conversationSchema,
    messageId,
    limits: {
      type: 'object',
      properties: { turns: { type: 'integer', minimum: 1 }, deadlineMs: { type: 'integer', minimum: 1 } },
      additionalProperties: false,
      description: 'May only be tighter than the agent’s own.',
    },
    policy: policySchema,
    labels,
  },
  required: ['agent', 'input'],
  additionalProperties: false,
};

/** The input of the update `sendMessage` of `llmAgent`. */
export const messageInputSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Input of the update sendMessage of the llmAgent workflow',
  type: 'object',
  properties: { v: version, id: messageId, input: conversationSchema },
  required: ['id', 'input'],
  additionalProperties: false,
};
