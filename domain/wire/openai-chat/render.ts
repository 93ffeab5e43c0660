import { isObject, type JsonObject } from '../../json.ts';
import { extraFor } from '../extra.ts';
import type { RenderInput, Rendering } from '../format.ts';
import { assertRenderable, refuse } from '../refused.ts';
import { outputTokensFor, samplingFor, stopsFor } from '../sampling.ts';
import { chatContext } from './chat-context.ts';
import { problemsFor } from './check.ts';
import { renderMessages } from './render-messages.ts';
import { renderOutput } from './render-output.ts';
import { answerSettings } from './render-settings.ts';
import { renderTools, toolSettings } from './render-tools.ts';

/** Fields that the call itself decides on. */
const owned = ['model', 'messages', 'tools', 'max_tokens', 'max_completion_tokens', 'stream', 'n'];

/**
 * A conversation as a Chat Completions request.
 * https://platform.openai.com/docs/api-reference/chat/create
 */
export function render(input: RenderInput): Rendering {
  assertRenderable(input);
  refuse(problemsFor(input));
  const { profile, settings } = input;
  const context = chatContext(input);
  const { notes } = context;
  const { responseFormat, system } = renderOutput(input, notes);
  const messages = renderMessages(context, system);
  const tools = renderTools(input.tools, context);
  const sampling = samplingFor(settings, profile, 2, notes);
  const stop = stopsFor(settings, profile, notes);
  const extra = extraFor(settings, profile.format, owned, notes);
  const body: JsonObject = {
    model: profile.model,
    messages,
    ...(tools.length === 0 ? {} : { tools }),
    ...toolSettings(settings, tools.length > 0, context),
    [profile.maxTokensField]: outputTokensFor(settings, profile, notes),
    ...sampling,
    ...(stop.length === 0 ? {} : { stop }),
    ...answerSettings(settings, tools.length > 0, context),
    ...(responseFormat === undefined ? {} : { response_format: responseFormat }),
    ...extra,
    stream: true,
    ...streamOptions(profile.streamUsage, extra['stream_options']),
  };
  return { body, notes, toolNames: context.names.changed };
}

/** Usage is always asked for where the server knows how to tell it. */
function streamOptions(usage: boolean, more: unknown): JsonObject {
  const options = {
    ...(isObject(more) ? more : {}),
    ...(usage ? { include_usage: true } : {}),
  } as JsonObject;
  return Object.keys(options).length === 0 ? {} : { stream_options: options };
}
