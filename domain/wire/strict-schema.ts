import { isObject, type JsonSchema } from '../json.ts';

/** What OpenAI's servers enforce. https://platform.openai.com/docs/guides/structured-outputs#supported-schemas */
const keywords = new Set([
  ...['type', 'title', 'description', 'enum', 'const', 'anyOf', '$ref', '$defs', 'definitions'],
  ...['properties', 'required', 'additionalProperties', 'items', 'minItems', 'maxItems'],
  ...['pattern', 'format', 'multipleOf', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
]);

const deepest = 10;
const mostProperties = 5000;

/**
 * Whether OpenAI enforces this schema as it stands: its objects are closed and require all that they have, and it uses
 * no other keywords. It is never rewritten into such a form: that would change what the author allows.
 */
export function isStrictSchema(schema: JsonSchema): boolean {
  return schema['type'] === 'object' && schema['anyOf'] === undefined && isEnforced(schema, 1, { count: 0 });
}

function isEnforced(schema: unknown, depth: number, seen: { count: number }): boolean {
  if (!isObject(schema) || depth > deepest || !Object.keys(schema).every((name) => keywords.has(name)))
    return false;
  const { properties, items, anyOf, $defs, definitions } = schema;
  if ((schema['type'] === 'object' || properties !== undefined) && !isClosed(schema)) return false;
  const own = valuesOf(properties);
  seen.count += own.length;
  if (seen.count > mostProperties) return false;
  const deeper = [...own, ...(items === undefined ? [] : [items])];
  const beside = [...valuesOf(anyOf), ...valuesOf($defs), ...valuesOf(definitions)];
  return (
    deeper.every((each) => isEnforced(each, depth + 1, seen)) &&
    beside.every((each) => isEnforced(each, depth, seen))
  );
}

/** All that it has is required, and nothing else is allowed. */
function isClosed({ properties, required, additionalProperties }: Record<string, unknown>): boolean {
  const names = isObject(properties) ? Object.keys(properties) : [];
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return additionalProperties === false && names.every((name) => needed.includes(name));
}

function valuesOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
