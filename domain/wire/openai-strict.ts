import { isObject, type Json, type JsonObject } from '../json.ts';

/** https://platform.openai.com/docs/guides/structured-outputs#supported-schemas */
const keywords = new Set(
  (
    '$schema $id $defs definitions $ref title description type enum const anyOf properties required ' +
    'additionalProperties items minItems maxItems pattern format multipleOf minimum maximum exclusiveMinimum ' +
    'exclusiveMaximum'
  ).split(' '),
);

const formats = new Set('date-time time date duration email hostname ipv4 ipv6 uuid'.split(' '));

/** https://platform.openai.com/docs/guides/structured-outputs#objects-have-limitations-on-nesting-depth-and-size */
const mostProperties = 5000;
const deepest = 10;

/** Whether OpenAI enforces this schema as it stands: closed objects whose properties are all required, of a subset. */
export function isStrictSchema(schema: JsonObject): boolean {
  if (schema['type'] !== 'object' || schema['anyOf'] !== undefined) return false;
  const size = { properties: 0 };
  return isWithin(schema, 1, size) && size.properties <= mostProperties;
}

function isWithin(schema: Json, depth: number, size: { properties: number }): boolean {
  if (!isObject(schema)) return false;
  const { properties, format, ...rest } = schema;
  if (!Object.keys(rest).every((name) => keywords.has(name))) return false;
  if (format !== undefined && !(typeof format === 'string' && formats.has(format))) return false;
  const below = isObject(properties) ? Object.keys(properties).length : 0;
  size.properties += below;
  if (isObjectSchema(schema) && (depth > deepest || !isClosed(schema))) return false;
  const nested: readonly Json[] = [
    ...valuesOf(properties),
    ...valuesOf(schema['$defs']),
    ...valuesOf(schema['definitions']),
  ];
  return (
    nested.every((each) => isWithin(each, depth + 1, size)) &&
    (schema['items'] === undefined || isWithin(schema['items'], depth + 1, size)) &&
    (schema['anyOf'] === undefined || branches(schema['anyOf']).every((each) => isWithin(each, depth, size)))
  );
}

function isObjectSchema({ type, properties }: Readonly<Record<string, unknown>>): boolean {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.includes('object') || properties !== undefined;
}

function isClosed(schema: Readonly<Record<string, unknown>>): boolean {
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const names = isObject(schema['properties']) ? Object.keys(schema['properties']) : [];
  return schema['additionalProperties'] === false && names.every((name) => required.includes(name));
}

function valuesOf(value: unknown): readonly Json[] {
  return isObject(value) ? (Object.values(value) as readonly Json[]) : [];
}

function branches(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
