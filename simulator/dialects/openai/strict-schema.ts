import { type Fields, inWords, isFields } from '../../json.ts';
import { firstInSchema, schemaFault, type SchemaPath, schemaTypes } from '../../judge/json-schema.ts';

const FORMATS = ['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid'];

const REFUSED = [
  'allOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentRequired',
  'dependentSchemas',
  'patternProperties',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
  'minProperties',
  'maxProperties',
  'contains',
  'minContains',
  'maxContains',
  'uniqueItems',
];

const DEEPEST = 10;
const MOST_PROPERTIES = 5_000;

/**
 * What a schema of a tool or of structured output lacks, in the vendor's words; undefined when nothing.
 * https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
 */
export function schemaViolation(schema: Fields, strict: boolean): string | undefined {
  if (schema['type'] !== 'object') {
    const type = schema['type'] === undefined ? 'None' : JSON.stringify(schema['type']);
    return `schema must be a JSON Schema of 'type: "object"', got 'type: ${type}'.`;
  }
  const fault = schemaFault(schema);
  if (fault !== undefined) return `${context(fault.path)}${fault.words}.`;
  return firstInSchema(schema, listWithoutItems) ?? (strict ? strictViolation(schema) : undefined);
}

function listWithoutItems(schema: unknown, path: SchemaPath): string | undefined {
  if (!isFields(schema) || !schemaTypes(schema).includes('array') || schema['items'] !== undefined)
    return undefined;
  return `${context(path)}array schema missing items.`;
}

function strictViolation(schema: Fields): string | undefined {
  if (schema['anyOf'] !== undefined) return `${context([])}'anyOf' is not permitted at the top level.`;
  let properties = 0;
  return firstInSchema(schema, (one, path) => {
    if (!isFields(one)) return undefined;
    const named = isFields(one['properties']) ? Object.keys(one['properties']) : [];
    properties += named.length;
    if (properties > MOST_PROPERTIES)
      return `Expected at most ${String(MOST_PROPERTIES)} properties in total within a schema.`;
    if (levels(path) > DEEPEST)
      return `${String(levels(path))} levels of nesting exceeds limit of ${String(DEEPEST)}.`;
    const words = objectViolation(one, named) ?? keywordViolation(one);
    return words === undefined ? undefined : `${context(path)}${words}`;
  });
}

function objectViolation(schema: Fields, named: readonly string[]): string | undefined {
  if (!schemaTypes(schema).includes('object') && named.length === 0) return undefined;
  if (schema['additionalProperties'] !== false)
    return `'additionalProperties' is required to be supplied and to be false.`;
  const given: unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const lacking = named.find((name) => !given.includes(name));
  if (lacking !== undefined)
    return `'required' is required to be supplied and to be an array including every key in properties. Missing '${lacking}'.`;
  const extra = given.find((name) => !named.includes(inWords(name)));
  return extra === undefined ? undefined : `'required' has an extra key '${inWords(extra)}'.`;
}

function keywordViolation(schema: Fields): string | undefined {
  const refused = REFUSED.find((name) => schema[name] !== undefined);
  if (refused !== undefined) return `'${refused}' is not permitted.`;
  const { format } = schema;
  if (format !== undefined && !FORMATS.includes(inWords(format)))
    return `'${inWords(format)}' is not a valid format.`;
  if (schema['$ref'] !== undefined && Object.keys(schema).length > 1)
    return `$ref cannot have keywords {${Object.keys(schema)
      .filter((name) => name !== '$ref')
      .map((name) => `'${name}'`)
      .join(', ')}}.`;
  const isTyped = ['type', 'anyOf', '$ref', 'enum', 'const'].some((name) => schema[name] !== undefined);
  return isTyped ? undefined : `schema must have a 'type' key.`;
}

/** Objects and lists on the way to a schema. */
function levels(path: SchemaPath): number {
  return path.filter((key) => key === 'properties' || key === 'items').length;
}

/** The vendor prints its path as Python does. */
function context(path: SchemaPath): string {
  return `In context=(${path.map((name) => `'${name}'`).join(', ')}${path.length === 1 ? ',' : ''}), `;
}
