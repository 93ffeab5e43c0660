import { isObject, type JsonObject } from '../../json.ts';
import { renderContext, type RenderContext } from '../context.ts';
import { extraFor } from '../extra.ts';
import type { RenderInput, Rendering } from '../format.ts';
import { note, type TranslationNote } from '../note.ts';
import { withOutputWords } from '../output-words.ts';
import { assertRenderable, refuse } from '../refused.ts';
import { outputTokensFor, samplingFor, stopsFor } from '../sampling.ts';
import { withFewMarks } from './cache.ts';
import { problemsFor } from './check.ts';
import { outputSchema } from './output-schema.ts';
import { renderMessages } from './render-messages.ts';
import { renderTools, toolChoiceFor } from './render-tools.ts';
import { thinkingFor, type Thinking } from './thinking.ts';

/** Fields that the call itself decides on. */
const owned = ['model', 'messages', 'system', 'max_tokens', 'stream', 'tools'];

/**
 * A conversation as a Messages request.
 * https://platform.claude.com/docs/en/api/messages
 */
export function render(given: RenderInput): Rendering {
  assertRenderable(given);
  const context = renderContext(given);
  const { profile, notes, names } = context;
  const { settings, output } = given;
  const inWords = output !== undefined && profile.output !== 'schema';
  const input = inWords ? withOutputWords(given, output) : given;
  if (inWords) notes.push(note('output.schema', 'outputInWords'));
  const { system, messages } = renderMessages(input, context);
  const tools = renderTools(given.tools, context);
  const maxTokens = outputTokensFor(settings, profile, notes);
  const extra = extraFor(settings, profile.format, owned, notes);
  const { thinking, effort } = thoughtFor(input, extra, maxTokens, notes);
  const thinks = thinking === undefined ? thinksUnasked(profile) : isThinking(thinking);
  const stop = stopsFor(settings, profile, notes);
  const choice = toolChoiceFor(settings, tools.length > 0, thinks, context);
  const shape = output === undefined || inWords ? undefined : outputFormat(output.schema, context);
  const config = {
    ...(effort === undefined ? {} : { effort }),
    ...(isObject(extra['output_config']) ? extra['output_config'] : {}),
    ...(shape === undefined ? {} : { format: shape }),
  };
  const body: JsonObject = {
    model: profile.model,
    max_tokens: maxTokens,
    ...(system.length === 0 ? {} : { system }),
    messages,
    ...(tools.length === 0 ? {} : { tools }),
    ...(choice === undefined ? {} : { tool_choice: choice }),
    ...samplingFor(settings, thinks ? { ...profile, sampling: false } : profile, 1, notes),
    ...(stop.length === 0 ? {} : { stop_sequences: stop }),
    ...(thinking === undefined ? {} : { thinking }),
    ...(settings.user === undefined ? {} : { metadata: { user_id: settings.user } }),
    ...extra,
    ...(Object.keys(config).length === 0 ? {} : { output_config: config }),
    stream: true,
  };
  if (settings.verbosity !== undefined) notes.push(note('settings.verbosity', 'setting', profile.target));
  refuse(problemsFor(given, body));
  return { body: withFewMarks(body, notes), notes, toolNames: names.changed };
}

/** What the caller says in this API's own words comes before what follows from the neutral ones. */
function thoughtFor(
  { settings, profile }: RenderInput,
  { thinking }: JsonObject,
  maxTokens: number,
  notes: TranslationNote[],
): Thinking {
  if (!isObject(thinking)) return thinkingFor(settings, profile, maxTokens, notes);
  const own = { thinking: thinking };
  // A budget, or none, stands for the effort.
  if (thinking['type'] === 'enabled' || thinking['type'] === 'disabled') return own;
  return { ...thinkingFor(settings, profile, maxTokens, notes), ...own };
}

/** Its thinking can't be switched off. */
function thinksUnasked({ thinking, efforts }: RenderInput['profile']): boolean {
  return thinking === 'adaptive' && !efforts.includes('none');
}

function isThinking(thinking: unknown): boolean {
  return isObject(thinking) && thinking['type'] !== 'disabled';
}

function outputFormat(authored: JsonObject, { notes }: RenderContext): JsonObject {
  const { schema, approximated } = outputSchema(authored);
  if (approximated) notes.push(note('output.schema', 'outputSchema', 'other constraints are told in words'));
  return { type: 'json_schema', schema };
}
