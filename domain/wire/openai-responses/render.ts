import type { JsonObject } from '../../json.ts';
import type { RenderInput, Rendering } from '../format.ts';
import type { TranslationNote } from '../note.ts';
import { assertRenderable } from '../refused.ts';
import { stopsFor, temperatureFor } from '../sampling.ts';
import { renderInput } from './render-input.ts';

/** "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16" */
const fewestOutputTokens = 16;

/**
 * A conversation as a Responses request. Nothing is stored there: what a server remembers cannot go on elsewhere.
 * https://platform.openai.com/docs/api-reference/responses/create
 */
export function render(input: RenderInput): Rendering {
  assertRenderable(input);
  const { profile, settings, tools, output } = input;
  const notes: TranslationNote[] = [];
  const temperature = temperatureFor(settings, profile, 2, notes);
  // There is no field for them.
  stopsFor(settings, { ...profile, maxStops: 0 }, notes);
  const { instructions, input: items } = renderInput(input.conversation, profile, notes);
  const body: JsonObject = {
    model: profile.model,
    ...(instructions === '' ? {} : { instructions }),
    input: items,
    ...(tools.length === 0 ? {} : { tools: tools.map(renderTool) }),
    max_output_tokens: outputTokens(input, notes),
    ...(temperature === undefined ? {} : { temperature }),
    ...(output === undefined ? {} : { text: { format: renderOutput(output.schema) } }),
    store: false,
    ...(profile.encryptedReasoning === false ? {} : { include: ['reasoning.encrypted_content'] }),
    stream: true,
  };
  return { body, notes };
}

function outputTokens({ settings, profile }: RenderInput, notes: TranslationNote[]): number {
  const wanted = settings.maxOutputTokens ?? profile.defaultMaxOutputTokens;
  if (wanted >= fewestOutputTokens) return wanted;
  const reason = `at least ${fewestOutputTokens} here`;
  notes.push({ path: 'settings.maxOutputTokens', action: 'approximated', reason });
  return fewestOutputTokens;
}

/** Not strict, said aloud: strict is the default of this API, and takes only a subset of JSON Schema. */
function renderTool({ name, description, parameters }: RenderInput['tools'][number]): JsonObject {
  return { type: 'function', name, description, parameters, strict: false };
}

/** Not strict either: the answer is validated by us in any case. */
function renderOutput(schema: JsonObject): JsonObject {
  return { type: 'json_schema', name: 'answer', schema, strict: false };
}
