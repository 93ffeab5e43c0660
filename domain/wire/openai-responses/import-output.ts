import type { Output } from '../../run/settings.ts';
import type { Fields } from '../import/fields.ts';
import { needed } from './import-content.ts';

/** The shape that the answer must have. */
export function importOutput(body: Fields): Output | undefined {
  const format = body.object('text')?.object('format');
  switch (format?.word('type', ['text', 'json_object', 'json_schema'])) {
    case 'json_object':
      return { schema: { type: 'object' } };
    case 'json_schema':
      return format === undefined ? undefined : schemaIn(format);
    case 'text':
    case undefined:
    default:
      if (format !== undefined && format.raw('type') === undefined) format.missing('type');
      return undefined;
  }
}

function schemaIn(format: Fields): Output {
  const schema = format.json('schema');
  if (schema === undefined && format.raw('schema') === undefined) format.missing('schema');
  const description = format.text('description');
  const strict = format.flag('strict');
  const output = {
    schema: schema ?? {},
    name: needed(format, 'name'),
    ...(description === undefined ? {} : { description }),
    ...(strict === undefined ? {} : { strict }),
  };
  for (const name of Object.keys(format.rest())) format.refuse(name, 'can’t be carried: leave it out');
  return output;
}
