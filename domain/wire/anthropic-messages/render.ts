import type { JsonObject } from '../../json.ts';
import type { RenderInput, Rendering } from '../format.ts';
import type { TranslationNote } from '../note.ts';
import { assertRenderable } from '../refused.ts';
import { stopsFor, temperatureFor } from '../sampling.ts';
import { renderMessages } from './render-messages.ts';

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
    ...(tools.length === 0 ? {} : { tools: tools.map(renderTool) }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(stop.length === 0 ? {} : { stop_sequences: stop }),
    ...(output === undefined
      ? {}
      : { output_config: { format: { type: 'json_schema', schema: output.schema } } }),
    stream: true,
  };
  return { body, notes };
}

function renderTool({ name, description, parameters }: RenderInput['tools'][number]): JsonObject {
  return { name, description, input_schema: parameters };
}
