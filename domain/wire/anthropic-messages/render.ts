import type { JsonObject } from '../../json.ts';
import type { RenderInput, Rendering } from '../format.ts';
import type { TranslationNote } from '../note.ts';
import { assertRenderable } from '../refused.ts';
import { stopsFor, temperatureFor } from '../sampling.ts';
import { outputSchema } from './output-schema.ts';
import { renderMessages } from './render-messages.ts';
import { toolSchema } from './tool-schema.ts';

/**
 * A conversation as a Messages request.
 * https://platform.claude.com/docs/en/api/messages
 */
export function render(input: RenderInput): Rendering {
  assertRenderable(input);
  const { profile, settings, tools, output } = input;
  const notes: TranslationNote[] = [];
  const temperature = temperatureFor(settings, profile, 1, notes);
  const stop = stopsFor(settings, profile, notes);
  const { system, messages } = renderMessages(input.conversation, profile, notes);
  const body: JsonObject = {
    model: profile.model,
    max_tokens: settings.maxOutputTokens ?? profile.defaultMaxOutputTokens,
    ...(system.length === 0 ? {} : { system }),
    messages,
    ...(tools.length === 0 ? {} : { tools: tools.map((tool, at) => renderTool(tool, at, notes)) }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(stop.length === 0 ? {} : { stop_sequences: stop }),
    ...(output === undefined ? {} : { output_config: { format: renderOutput(output.schema, notes) } }),
    stream: true,
  };
  return { body, notes };
}

function renderTool(
  { name, description, parameters }: RenderInput['tools'][number],
  at: number,
  notes: TranslationNote[],
): JsonObject {
  const { schema, approximated } = toolSchema(parameters);
  const reason = 'unions at the top of a schema are refused: their properties are offered together';
  if (approximated) notes.push({ path: `tools[${at}].parameters`, action: 'approximated', reason });
  return { name, ...(description === '' ? {} : { description }), input_schema: schema };
}

function renderOutput(authored: JsonObject, notes: TranslationNote[]): JsonObject {
  const { schema, approximated } = outputSchema(authored);
  const reason = 'some constraints are told in words: structured outputs take a subset of JSON Schema';
  if (approximated) notes.push({ path: 'output.schema', action: 'approximated', reason });
  return { type: 'json_schema', schema };
}
