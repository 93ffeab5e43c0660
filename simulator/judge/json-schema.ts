import { inWords, isFields, type Fields } from '../json.ts';
import { firstDuplicate, firstOf } from './values.ts';

export type SchemaPath = readonly string[];

/** A fault in a schema: where, and what, as the Python validator behind both vendors words it. */
export interface SchemaFault {
  readonly path: SchemaPath;
  readonly words: string;
}

const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
const SUBSCHEMAS = [
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
];
const LISTS = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const MAPS = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
const COUNTS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'];
const NUMBERS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
const TEXTS = ['title', 'description', 'pattern', 'format', '$ref'];

/** The first place where a schema is no JSON Schema of https://json-schema.org/draft/2020-12. */
export function schemaFault(schema: unknown): SchemaFault | undefined {
  return firstInSchema(schema, (one, path) => {
    if (typeof one === 'boolean') return undefined;
    if (!isFields(one)) return { path, words: `${inWords(one)} is not of type 'object', 'boolean'` };
    const words = keywordFault(one);
    return words === undefined ? undefined : { path, words };
  });
}

/** Asks about a schema and all the schemas in it, outermost first. */
export function firstInSchema<Answer>(
  schema: unknown,
  ask: (schema: unknown, path: SchemaPath) => Answer | undefined,
  path: SchemaPath = [],
): Answer | undefined {
  const found = ask(schema, path);
  if (found !== undefined || !isFields(schema)) return found;
  const below = [
    ...SUBSCHEMAS.map((key) => [[key], schema[key]] as const),
    ...[...LISTS, ...MAPS].flatMap((key) =>
      Object.entries(isFields(schema[key]) || Array.isArray(schema[key]) ? schema[key] : {}).map(
        ([name, one]: [string, unknown]) => [[key, name], one] as const,
      ),
    ),
  ];
  return firstOf(below, ([keys, one]) =>
    one === undefined ? undefined : firstInSchema(one, ask, [...path, ...keys]),
  );
}

/** The types a schema names; none when it leaves them open. */
export function schemaTypes({ type }: Fields): unknown[] {
  return Array.isArray(type) ? type : type === undefined ? [] : [type];
}

function keywordFault(schema: Fields): string | undefined {
  const wrongType = schemaTypes(schema).find((type) => !TYPES.includes(inWords(type)));
  if (wrongType !== undefined) return `'${inWords(wrongType)}' is not valid under any of the given schemas`;
  const { required, enum: values } = schema;
  if (required !== undefined) {
    if (!Array.isArray(required)) return `${inWords(required)} is not of type 'array'`;
    const stray = required.find((name) => typeof name !== 'string');
    if (stray !== undefined) return `${inWords(stray)} is not of type 'string'`;
    if (firstDuplicate(required) !== undefined) return `${inWords(required)} has non-unique elements`;
  }
  if (values !== undefined && !Array.isArray(values)) return `${inWords(values)} is not of type 'array'`;
  return (
    wrongKeyword(schema, MAPS, 'object', isFields) ??
    wrongKeyword(schema, LISTS, 'array', (value) => Array.isArray(value) && value.length > 0) ??
    wrongKeyword(schema, TEXTS, 'string', (value) => typeof value === 'string') ??
    wrongKeyword(schema, NUMBERS, 'number', (value) => typeof value === 'number') ??
    wrongKeyword(schema, COUNTS, 'integer', (value) => Number.isInteger(value) && Number(value) >= 0)
  );
}

function wrongKeyword(
  schema: Fields,
  names: readonly string[],
  type: string,
  isRight: (value: unknown) => boolean,
): string | undefined {
  const wrong = names.find((name) => schema[name] !== undefined && !isRight(schema[name]));
  return wrong === undefined ? undefined : `${inWords(schema[wrong])} is not of type '${type}'`;
}
