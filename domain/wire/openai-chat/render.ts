import type { JsonObject } from '../../json.ts';
import type { RenderInput, Rendering } from '../format.ts';
import type { TranslationNote } from '../note.ts';
import { assertRenderable } from '../refused.ts';
import { stopsFor, temperatureFor } from '../sampling.ts';
import { renderMessages } from './render-messages.ts';

/**
 * A conversation as a Chat Completions request.
 * https://platform.openai.com/docs/api-reference/chat/create
 */
export function render(input: RenderInput): Rendering {
  assertRenderable(input);
  const { profile, settings, tools, output } = input;
  const notes: TranslationNote[] = [];
  const temperature = temperatureFor(settings, profile, 2, notes);
  const stop = stopsFor(settings, profile, notes);
  const body: JsonObject = {
    model: profile.model,
    messages: renderMessages(input.conversation, profile, notes),
    ...(tools.length === 0 ? {} : { tools: tools.map(renderTool) }),
    [profile.maxTokensField]: settings.maxOutputTokens ?? profile.defaultMaxOutputTokens,
    ...(temperature === undefined ? {} : { temperature }),
    ...(stop.length === 0 ? {} : { stop }),
    ...(output === undefined ? {} : { response_format: renderOutput(output.schema) }),
    stream: true,
    stream_options: { include_usage: true },
  };
  return { body, notes };
}

function renderTool({ name, description, parameters }: RenderInput['tools'][number]): JsonObject {
  return { type: 'function', function: { name, description, parameters } };
}

/** Not strict: strict mode takes only a subset of JSON Schema, and the answer is validated by us in any case. */
function renderOutput(schema: JsonObject): JsonObject {
  return { type: 'json_schema', json_schema: { name: 'answer', schema, strict: false } };
}
