import { isObject, type Json, type JsonObject, type JsonSchema } from '../../json.ts';
import type { SentSchema } from '../tool-schema.ts';

/** https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations */
const kept = new Set(
  'type properties required additionalProperties items enum const anyOf allOf $ref $defs definitions title description default'.split(
    ' ',
  ),
);

/** Keys that constrain nothing: leaving them out says no less. */
const idle = new Set(['$schema', '$id', '$comment', 'examples']);

const formats = new Set('date-time time date duration email hostname uri ipv4 ipv6 uuid'.split(' '));

/**
 * The subset that structured outputs take: objects are closed, `oneOf` is `anyOf`, other constraints are told in the
 * description. The answer is validated against the author's schema in any case.
 */
export function outputSchema(schema: JsonSchema): SentSchema {
  const told: string[] = [];
  return { schema: narrowed(schema, told), approximated: told.length > 0 };
}

function narrowed(schema: JsonObject, told: string[]): JsonObject {
  const lost: string[] = [];
  const out: Record<string, Json> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'oneOf') out['anyOf'] = each(value, told);
    else if (isKept(key, value)) out[key] = below(key, value, told);
    else if (!idle.has(key)) lost.push(`${key}: ${JSON.stringify(value)}`);
  }
  if (isObjectSchema(schema)) out['additionalProperties'] = false;
  if (lost.length > 0) {
    told.push(...lost);
    const described = typeof schema['description'] === 'string' ? `${schema['description']}\n\n` : '';
    out['description'] = `${described}{${lost.join(', ')}}`;
  }
  return out;
}

function isKept(key: string, value: Json): boolean {
  if (key === 'format') return typeof value === 'string' && formats.has(value);
  if (key === 'minItems') return value === 0 || value === 1;
  return kept.has(key);
}

function isObjectSchema({ type, properties }: JsonObject): boolean {
  return type === 'object' || properties !== undefined;
}

function below(key: string, value: Json, told: string[]): Json {
  if (key === 'items') return isObject(value) ? narrowed(value, told) : value;
  if (key === 'anyOf' || key === 'allOf') return each(value, told);
  if (key === 'properties' || key === '$defs' || key === 'definitions')
    return Object.fromEntries(
      Object.entries(value as JsonObject).map(([name, schema]) => [name, below('items', schema, told)]),
    );
  return value;
}

function each(value: Json, told: string[]): Json {
  return Array.isArray(value)
    ? (value as readonly Json[]).map((schema) => below('items', schema, told))
    : value;
}
