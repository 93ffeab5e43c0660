import { efforts, mostStops, settingBounds, type Settings } from '../../run/settings.ts';
import type { JsonObject } from '../../json.ts';
import type { Fields, Findings } from '../import/fields.ts';
import { note } from '../note.ts';
import { choiceIn } from './import-choice.ts';

/** What a body asks of the model. Fields of this API alone are carried as they are: the last ones to be read. */
export function importSettings(body: Fields, findings: Findings): Settings {
  refuseSeveral(body, findings);
  const { toolChoice, carried } = choiceIn(body, findings);
  const given = {
    maxOutputTokens: mostTokens(body),
    temperature: body.number('temperature', settingBounds.temperature),
    topP: body.number('top_p', settingBounds.topP),
    stop: stopsIn(body),
    effort: body.word('reasoning_effort', efforts),
    toolChoice,
    parallelToolCalls: body.flag('parallel_tool_calls'),
    verbosity: body.word('verbosity', ['low', 'medium', 'high']),
    user: body.text('safety_identifier') ?? body.text('user'),
  };
  const both = body.raw('safety_identifier') === undefined ? {} : carry('user', body.text('user'));
  const extra: JsonObject = { ...carried, ...both, ...streamOptionsIn(body, findings), ...body.rest() };
  for (const name of Object.keys(extra)) findings.notes.push(note(name, 'carriedField'));
  const settings = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return Object.keys(extra).length === 0 ? settings : { ...settings, extra: { 'openai.chat': extra } };
}

/** A conversation goes on from one answer. */
function refuseSeveral(body: Fields, { notes }: Findings): void {
  const count = body.number('n');
  if (count === 1) notes.push(note('n', 'ignoredField'));
  else if (count !== undefined) body.refuse('n', 'one answer at a time is served: leave it out');
}

function mostTokens(body: Fields): number | undefined {
  const { maxOutputTokens: bounds } = settingBounds;
  const [most, old] = [body.number('max_completion_tokens', bounds), body.number('max_tokens', bounds)];
  if (most !== undefined && old !== undefined)
    body.refuse('max_tokens', 'is another name of max_completion_tokens: give one of them');
  return most ?? old;
}

function stopsIn(body: Fields): readonly string[] | undefined {
  const stop = body.raw('stop');
  return typeof stop === 'string' ? [stop] : body.texts('stop', mostStops);
}

/** Usage is always asked for. */
function streamOptionsIn(body: Fields, { notes }: Findings): JsonObject {
  const options = body.object('stream_options');
  if (options?.flag('include_usage') !== undefined)
    notes.push(note('stream_options.include_usage', 'ignoredField'));
  const rest = options?.rest() ?? {};
  return Object.keys(rest).length === 0 ? {} : { stream_options: rest };
}

function carry(name: string, value: string | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value };
}
