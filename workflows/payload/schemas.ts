import type { JsonSchema } from '../../domain/json.ts';
import { agentInputSchema, callInputSchema, messageInputSchema } from './input.schema.ts';
import { agentResultSchema, callResultSchema } from './result.schema.ts';

/** The schemas of our payloads, by the names of their files in the package. */
export const payloadSchemas: Readonly<Record<string, JsonSchema>> = {
  'llm-call.input.schema.json': callInputSchema,
  'llm-call.result.schema.json': callResultSchema,
  'llm-agent.input.schema.json': agentInputSchema,
  'llm-agent.send-message.input.schema.json': messageInputSchema,
  'llm-agent.result.schema.json': agentResultSchema,
};
