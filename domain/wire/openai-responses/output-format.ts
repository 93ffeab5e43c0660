import { textOf } from '../../conversation/calls.ts';
import type { JsonObject } from '../../json.ts';
import type { Output } from '../../run/settings.ts';
import type { RenderContext } from '../context.ts';
import { note } from '../note.ts';
import { isAnyObject } from '../output-words.ts';
import { isStrictSchema } from '../openai-strict.ts';

const legalName = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * What the answer is held to; undefined where words have to do: a schema has an object at its root.
 * https://platform.openai.com/docs/guides/structured-outputs
 */
export function outputFormat(output: Output, context: RenderContext): JsonObject | undefined {
  const { profile } = context;
  if (profile.output === 'none') return undefined;
  if (profile.output === 'json' || (isAnyObject(output) && isAskedFor(context)))
    return { type: 'json_object' };
  if (output.schema['type'] !== 'object') return undefined;
  const { name = 'answer', description, schema } = output;
  const legal = legalName.test(name);
  if (!legal) context.notes.push(note('output.name', 'setting', 'letters, digits, _ and -, at most 64'));
  return {
    type: 'json_schema',
    name: legal ? name : 'answer',
    ...(description === undefined ? {} : { description }),
    schema,
    strict: isStrict(output, context),
  };
}

/** "Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'." */
function isAskedFor({ conversation }: RenderContext): boolean {
  return conversation.some((message) => message.role === 'user' && /json/i.test(textOf(message)));
}

function isStrict({ strict, schema }: Output, { profile, notes }: RenderContext): boolean {
  if (strict !== true) return false;
  if (profile.strict && isStrictSchema(schema)) return true;
  notes.push(note('output.strict', 'strict'));
  return false;
}
