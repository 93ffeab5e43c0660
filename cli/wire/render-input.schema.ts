import { conversationVersion } from '../../domain/conversation/message.ts';
import type { JsonSchema } from '../../domain/json.ts';
import { conversationSchema } from '../../workflows/payload/message.schema.ts';
import { outputSchema, settingsSchema } from '../../workflows/payload/settings.schema.ts';

const tool: JsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1 },
    description: { type: 'string' },
    parameters: { type: 'object' },
    strict: { type: 'boolean' },
    freeform: { type: 'object', properties: { format: { type: 'object' } }, additionalProperties: false },
    cache: { enum: ['5m', '1h'] },
  },
  required: ['name', 'parameters'],
  additionalProperties: false,
};

const hostedTool: JsonSchema = {
  type: 'object',
  properties: { hosted: { type: 'string' }, item: { type: 'object' } },
  required: ['hosted', 'item'],
  additionalProperties: false,
};

/** What `wire render` takes; `model`, `stream` and `notes` may stand there, as `wire import` tells them. */
export const renderInputSchema: JsonSchema = {
  type: 'object',
  properties: {
    v: { const: conversationVersion },
    conversation: conversationSchema,
    settings: settingsSchema,
    tools: { type: 'array', items: { if: { required: ['hosted'] }, then: hostedTool, else: tool } },
    output: outputSchema,
    model: true,
    stream: true,
    notes: true,
  },
  required: ['conversation'],
  additionalProperties: false,
};
