import { mostStops, settingBounds, type Output, type Settings, type ToolChoice } from '../../run/settings.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Fields, Findings } from '../import/fields.ts';
import { note } from '../note.ts';
import { effortOfBudget } from './thinking.ts';

/** State that lies at the vendor: no other one could go on from it. */
const atVendor = ['container', 'thread'] as const;

/** What a body asks of the model, `output_config.format` apart. Fields of this API alone are carried as they are. */
export function importSettings(body: Fields, findings: Findings): Settings {
  for (const name of atVendor)
    if (body.raw(name) !== undefined)
      body.refuse(name, 'is state at the vendor, from which no backup could go on: leave it out');
  const given = {
    maxOutputTokens: body.number('max_tokens', settingBounds.maxOutputTokens),
    temperature: body.number('temperature', settingBounds.temperature),
    topP: body.number('top_p', settingBounds.topP),
    stop: body.texts('stop_sequences', mostStops),
    user: userIn(body),
    ...choiceIn(body),
    ...thinkingIn(body),
  };
  const extra = { ...verbatim(body, ['thinking']), ...configBeside(body), ...body.rest() };
  for (const name of Object.keys(extra)) findings.notes.push(note(name, 'carriedField'));
  const settings = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return Object.keys(extra).length === 0 ? settings : { ...settings, extra: { 'anthropic.messages': extra } };
}

/** The shape that the answer must have. */
export function importOutput(body: Fields): Output | undefined {
  const format = body.object('output_config')?.object('format');
  if (format === undefined) return undefined;
  format.word('type', ['json_schema']);
  const schema = format.json('schema');
  if (schema === undefined) format.missing('schema');
  return { schema: schema ?? {} };
}

function userIn(body: Fields): string | undefined {
  const metadata = body.object('metadata');
  const user = metadata?.text('user_id');
  for (const name of Object.keys(metadata?.rest() ?? {})) metadata?.refuse(name, 'is no field of this API');
  return user;
}

function choiceIn(body: Fields): Pick<Settings, 'toolChoice' | 'parallelToolCalls'> {
  const choice = body.object('tool_choice');
  if (choice === undefined) return {};
  const single = choice.flag('disable_parallel_tool_use') === true ? { parallelToolCalls: false } : {};
  const toolChoice = wordOf(choice);
  return { ...single, ...(toolChoice === undefined ? {} : { toolChoice }) };
}

function wordOf(choice: Fields): ToolChoice | undefined {
  switch (choice.word('type', ['auto', 'any', 'tool', 'none'])) {
    case 'any':
      return 'required';
    case 'none':
      return 'none';
    case 'tool': {
      const tool = choice.text('name');
      if (tool === undefined) choice.missing('name');
      return tool === undefined ? undefined : { tool };
    }
    case 'auto':
      return 'auto';
    case undefined:
    default:
      return undefined;
  }
}

/** In neutral words, for models elsewhere; the field itself is carried for this API. */
function thinkingIn(body: Fields): Pick<Settings, 'effort' | 'showReasoning'> {
  const effort = body.object('output_config')?.word('effort', ['low', 'medium', 'high', 'xhigh', 'max']);
  const thinking = body.object('thinking');
  const shown = thinking?.raw('display') === 'summarized' ? { showReasoning: true } : {};
  if (effort !== undefined) return { effort, ...shown };
  if (thinking?.raw('type') === 'disabled') return { effort: 'none' };
  const budget = thinking?.number('budget_tokens');
  return budget === undefined ? shown : { effort: effortOfBudget(budget), ...shown };
}

function verbatim(body: Fields, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = body.json(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** What `output_config` says besides effort and format. */
function configBeside(body: Fields): JsonObject {
  const config = body.json('output_config');
  if (!isObject(config)) return {};
  const { effort: _, format: __, ...rest } = config;
  return Object.keys(rest).length === 0 ? {} : { output_config: rest };
}
