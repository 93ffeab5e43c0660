import type { JsonSchema } from '../../domain/json.ts';

/** What a call offers to the model: `OfferedTool` of domain/agent. */
export const toolsSchema: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    if: { required: ['hosted'] },
    then: {
      properties: {
        hosted: { type: 'string', description: 'The wire format whose vendor runs it.' },
        item: { type: 'object', description: 'The vendor’s definition, verbatim.' },
      },
      required: ['hosted', 'item'],
      additionalProperties: false,
    },
    else: {
      properties: {
        name: { type: 'string', minLength: 1 },
        description: { type: 'string' },
        parameters: { type: 'object', description: 'JSON Schema of the arguments.' },
        strict: { type: 'boolean', description: 'Let the vendor enforce it, where it can.' },
        freeform: { type: 'object', properties: { format: { type: 'object' } }, additionalProperties: false },
        cache: { enum: ['5m', '1h'] },
      },
      required: ['name', 'description', 'parameters'],
      additionalProperties: false,
    },
  },
  description:
    'What the model may call. The caller makes the calls, and sends their results in a call of its own.',
};
