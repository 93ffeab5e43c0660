import type { Message } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import type { Output } from '../../run/settings.ts';
import type { RenderInput } from '../format.ts';
import { leadingOf, type SystemPrompt } from '../leading.ts';
import { note, type TranslationNote } from '../note.ts';
import { isStrictSchema } from '../openai-strict.ts';
import { isAnyObject, withOutputWords } from '../output-words.ts';
import type { TargetProfile } from '../profile.ts';

export interface RenderedOutput {
  readonly responseFormat?: JsonObject;
  /** The target's own system prompt, with what the model has to be told in words. */
  readonly system?: SystemPrompt;
}

/**
 * How the model is held to the answer's shape: by its schema, by JSON alone and words, or by words.
 * https://platform.openai.com/docs/guides/structured-outputs
 */
export function renderOutput(input: RenderInput, notes: TranslationNote[]): RenderedOutput {
  const { output, profile } = input;
  const own = ownSystem(input);
  if (output === undefined) return own;
  const responseFormat = profile.output === 'none' ? {} : { responseFormat: { type: 'json_object' } };
  if (profile.output !== 'none' && isAnyObject(output) && saysJson(input))
    return { ...own, ...responseFormat };
  if (profile.output === 'schema') return { ...own, responseFormat: schemaFormat(output, profile, notes) };
  notes.push(note('output.schema', 'outputInWords'));
  return { ...ownSystem(withOutputWords(input, output)), ...responseFormat };
}

function ownSystem({ system }: RenderInput): Pick<RenderedOutput, 'system'> {
  return system === undefined ? {} : { system };
}

const legalName = /^[A-Za-z0-9_-]{1,64}$/;

function schemaFormat(output: Output, profile: TargetProfile, notes: TranslationNote[]): JsonObject {
  const { name = 'answer', description, schema } = output;
  const legal = legalName.test(name);
  if (!legal) notes.push(note('output.name', 'setting', 'letters, digits, _ and -, at most 64'));
  const strict = output.strict === true && profile.strict && isStrictSchema(schema);
  if (output.strict === true && !strict) notes.push(note('output.strict', 'strict'));
  return {
    type: 'json_schema',
    json_schema: {
      name: legal ? name : 'answer',
      ...(description === undefined ? {} : { description }),
      schema,
      strict,
    },
  };
}

/**
 * Whether the word "JSON" stands in what the model is told before it first answers, without which `json_object` is
 * refused: what comes later must not change what was sent before it.
 * https://platform.openai.com/docs/guides/structured-outputs#json-mode
 */
function saysJson({ conversation, system: own }: RenderInput): boolean {
  const { system, rest } = leadingOf(conversation, own);
  const answered = conversation.findIndex(({ role }) => role === 'assistant');
  const asked = conversation.slice(rest, answered < 0 ? conversation.length : answered);
  return [...system.map(({ text }) => text), ...asked.flatMap(textsOf)].some((text) => /json/i.test(text));
}

function textsOf({ content }: Message): readonly string[] {
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
}
