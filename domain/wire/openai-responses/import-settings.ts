import { efforts, settingBounds, type Settings } from '../../run/settings.ts';
import type { Fields, Findings } from '../import/fields.ts';
import { note } from '../note.ts';
import { choiceIn } from './import-choice.ts';

/** State that lies at the vendor: no other one could go on from it. */
const atVendor: Readonly<Record<string, string>> = {
  previous_response_id: 'send the items of the conversation in `input`',
  conversation: 'send the items of the conversation in `input`',
  prompt: 'send the text of the template in `instructions` or `input`',
};

/** Fields that say how the vendor sends an answer or keeps its prompt, not what the answer is. */
const ignored = ['stream_options', 'prompt_cache_options'];

/** What a body asks of the model, its output's shape apart. Fields of this API alone are carried as they are. */
export function importSettings(body: Fields, findings: Findings): Settings {
  refuseState(body);
  for (const name of ignored)
    if (body.raw(name) !== undefined) findings.notes.push(note(name, 'ignoredField'));
  if (body.flag('store') === true) findings.notes.push(note('store', 'ignoredField', 'nothing is stored'));
  const text = body.object('text');
  const reasoning = body.object('reasoning');
  const summary = reasoning?.word('summary', ['auto', 'concise', 'detailed']);
  const choice = choiceIn(body);
  text?.raw('format');
  const given = {
    maxOutputTokens: body.number('max_output_tokens', settingBounds.maxOutputTokens),
    temperature: body.number('temperature', settingBounds.temperature),
    topP: body.number('top_p', settingBounds.topP),
    effort: reasoning?.word('effort', efforts),
    showReasoning: summary === undefined ? undefined : true,
    toolChoice: choice.neutral,
    parallelToolCalls: body.flag('parallel_tool_calls'),
    verbosity: text?.word('verbosity', ['low', 'medium', 'high']),
    // The newer field of the two; where both are there, the older one is carried.
    user: body.text('safety_identifier') ?? body.text('user'),
  };
  const include = body.texts('include')?.filter((each) => each !== 'reasoning.encrypted_content') ?? [];
  const objects = {
    text: text?.rest() ?? {},
    // How long it is only this API can be told.
    reasoning: { ...reasoning?.rest(), ...(summary === undefined || summary === 'auto' ? {} : { summary }) },
  };
  const whole = { ...choice.own, ...(include.length === 0 ? {} : { include }), ...body.rest() };
  const nested = Object.entries(objects).filter(([, fields]) => Object.keys(fields).length > 0);
  const paths = nested.flatMap(([name, fields]) => Object.keys(fields).map((field) => `${name}.${field}`));
  for (const path of [...paths, ...Object.keys(whole)]) findings.notes.push(note(path, 'carriedField'));
  const settings = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const extra = { ...Object.fromEntries(nested), ...whole };
  return Object.keys(extra).length === 0 ? settings : { ...settings, extra: { 'openai.responses': extra } };
}

function refuseState(body: Fields): void {
  for (const [name, way] of Object.entries(atVendor))
    if (!body.asked(name) && body.raw(name) !== undefined)
      body.refuse(name, `is state at the vendor, from which no backup could go on: ${way}`);
  if (body.flag('background') === true)
    body.refuse('background', 'would leave the answer at the vendor: leave it out, runs are durable here');
}
