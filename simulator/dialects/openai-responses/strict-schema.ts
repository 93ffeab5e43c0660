import { isFields, type Fields } from '../../json.ts';
import { firstOf } from '../../judge/values.ts';

/**
 * What a strict schema lacks, in the vendor's words; undefined when nothing.
 * https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
 */
export function strictViolation(schema: Fields, path: readonly string[] = []): string | undefined {
  const { properties, required, items, anyOf, $defs } = schema;
  const context = `In context=${tuple(path)}, `;
  if (schema['type'] === 'object' || isFields(properties)) {
    if (schema['additionalProperties'] !== false)
      return `${context}'additionalProperties' is required to be supplied and to be false.`;
    const names = isFields(properties) ? Object.keys(properties) : [];
    const given: unknown[] = Array.isArray(required) ? required : [];
    const lacking = names.find((name) => !given.includes(name));
    if (lacking !== undefined)
      return `${context}'required' is required to be supplied and to be an array including every key in properties. Missing '${lacking}'.`;
  }
  return (
    within(properties, [...path, 'properties']) ??
    (isFields(items) ? strictViolation(items, [...path, 'items']) : undefined) ??
    within(anyOf, [...path, 'anyOf']) ??
    within($defs, [...path, '$defs'])
  );
}

function within(schemas: unknown, path: readonly string[]): string | undefined {
  if (!isFields(schemas) && !Array.isArray(schemas)) return undefined;
  return firstOf(Object.entries(schemas), ([name, schema]) =>
    isFields(schema) ? strictViolation(schema, [...path, name]) : undefined,
  );
}

/** The vendor prints its path as Python does. */
function tuple(path: readonly string[]): string {
  return `(${path.map((name) => `'${name}'`).join(', ')}${path.length === 1 ? ',' : ''})`;
}
