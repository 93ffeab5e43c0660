import type { Output } from '../../run/settings.ts';
import type { Fields } from '../import/fields.ts';
import { needed, refuseRest } from './import-context.ts';

/** The shape that the answer must have: none for text. */
export function importOutput(body: Fields): Output | undefined {
  const format = body.object('response_format');
  if (format === undefined) return undefined;
  const type = format.word('type', ['text', 'json_object', 'json_schema']);
  if (format.raw('type') === undefined) format.missing('type');
  const described = type === 'json_schema' ? format.object('json_schema') : undefined;
  if (type === 'json_schema' && described === undefined && format.raw('json_schema') === undefined)
    format.missing('json_schema');
  refuseRest(format);
  if (type === 'json_object') return { schema: { type: 'object' } };
  return described === undefined ? undefined : outputIn(described);
}

function outputIn(described: Fields): Output {
  const description = described.text('description');
  const strict = described.flag('strict');
  const output = {
    name: needed(described, 'name'),
    ...(description === undefined ? {} : { description }),
    schema: described.json('schema') ?? {},
    ...(strict === undefined ? {} : { strict }),
  };
  refuseRest(described);
  return output;
}
