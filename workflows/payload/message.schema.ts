import type { JsonSchema } from '../../domain/json.ts';
import { byTag, partSchemas } from './part.schema.ts';

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
  system: message(partSchemas.system),
  user: message(partSchemas.user),
  assistant: message(partSchemas.assistant, {
    by: { type: 'string' },
    finish: { enum: ['length', 'refusal', 'paused', 'unknown'] },
  }),
  tool: message(partSchemas.tool),
});

/** A conversation as a caller may write it. */
export const conversationSchema: JsonSchema = {
  type: ['string', 'array'],
  minLength: 1,
  minItems: 1,
  items: messageSchema,
  description: 'One user text, or messages.',
};
