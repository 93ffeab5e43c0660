import type { JsonObject } from '../../json.ts';
import type { Output } from '../../run/settings.ts';
import { renderContext, type RenderContext } from '../context.ts';
import { extraFor } from '../extra.ts';
import type { RenderInput, Rendering } from '../format.ts';
import { note } from '../note.ts';
import { isAnyObject, withOutputWords } from '../output-words.ts';
import { assertRenderable, refuse } from '../refused.ts';
import { outputTokensFor, samplingFor, stopsFor } from '../sampling.ts';
import { problemsFor } from './check.ts';
import { outputFormat } from './output-format.ts';
import { renderInput } from './render-input.ts';
import { renderTools, toolUse } from './render-tools.ts';
import { included, joinedField, reasoningFor, userFor, verbosityFor } from './setting-fields.ts';

/** "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16" */
const fewestOutputTokens = 16;

/** Fields that the call itself decides on, and those that would leave state at the vendor. */
const owned = [
  'model',
  'input',
  'instructions',
  'tools',
  'max_output_tokens',
  'stream',
  'store',
  'previous_response_id',
  'conversation',
  'background',
  'prompt',
];

/**
 * A conversation as a Responses request. Nothing is stored there: what a server remembers cannot go on elsewhere.
 * https://platform.openai.com/docs/api-reference/responses/create
 */
export function render(given: RenderInput): Rendering {
  assertRenderable(given);
  refuse(problemsFor(given));
  const context = renderContext(given);
  const { profile, notes, names } = context;
  const { settings, output } = given;
  const format = output === undefined ? undefined : outputFormat(output, context);
  const inWords = output !== undefined && !isHeld(output, format);
  if (inWords) notes.push(note('output.schema', 'outputInWords'));
  const { instructions, input } = renderInput(inWords ? withOutputWords(given, output) : given, context);
  const tools = renderTools(given.tools, context);
  const { text, reasoning, include, ...extra } = extraFor(settings, profile.format, owned, notes);
  // There is no field for them.
  stopsFor(settings, { ...profile, maxStops: 0 }, notes);
  const body: JsonObject = {
    model: profile.model,
    ...(instructions === '' ? {} : { instructions }),
    input,
    ...(tools.length === 0 ? {} : { tools }),
    ...toolUse(settings, given.tools, tools.length > 0, context),
    max_output_tokens: outputTokens(given, context),
    ...samplingFor(settings, profile, 2, notes),
    ...userFor(settings, context),
    ...extra,
    ...joinedField('text', verbosityFor(settings, context), text, format && { format }),
    ...joinedField('reasoning', reasoningFor(settings, context), reasoning),
    store: false,
    ...included(profile, include),
    stream: true,
  };
  return { body, notes, toolNames: names.changed };
}

/** Whether the vendor holds the answer to all that is asked of it. */
function isHeld(output: Output, format: JsonObject | undefined): boolean {
  return format?.['type'] === 'json_schema' || (format !== undefined && isAnyObject(output));
}

function outputTokens({ settings }: RenderInput, { profile, notes }: RenderContext): number {
  const wanted = outputTokensFor(settings, profile, notes);
  if (wanted >= fewestOutputTokens) return wanted;
  notes.push(note('settings.maxOutputTokens', 'settingRange', `at least ${fewestOutputTokens}`));
  return fewestOutputTokens;
}
