import { isFields } from '../../json.ts';
import { firstInSchema, schemaFault, schemaTypes } from '../../judge/json-schema.ts';

/** Keywords that a grammar cannot hold, by the type they belong to. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  string: ['minLength', 'maxLength'],
  array: ['maxItems', 'uniqueItems', 'contains', 'minContains', 'maxContains', 'prefixItems'],
  object: ['patternProperties', 'minProperties', 'maxProperties', 'propertyNames', 'dependentRequired'],
};
const COMBINATIONS = ['oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'];
const FORMATS = ['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'uri', 'ipv4', 'ipv6', 'uuid'];

/**
 * What keeps a schema from being a strict tool's or an output's; undefined when nothing does.
 * https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations
 */
export function structuredViolation(schema: unknown): string | undefined {
  const fault = schemaFault(schema);
  if (fault !== undefined) return `Invalid JSON schema: ${fault.words}`;
  return firstInSchema(schema, (one) => {
    if (!isFields(one)) return undefined;
    const combination = COMBINATIONS.find((name) => one[name] !== undefined);
    if (combination !== undefined) return `Schema type '${combination}' is not supported`;
    const types = schemaTypes(one).map(String);
    if (types.includes('object') && one['additionalProperties'] !== false)
      return "For 'object' type, 'additionalProperties' must be explicitly set to false";
    for (const type of types) {
      const refused = (REFUSED[type] ?? []).filter((name) => one[name] !== undefined);
      if (refused.length > 0)
        return `For '${type}' type, ${refused.length === 1 ? 'property' : 'properties'} ${refused.join(', ')} ${refused.length === 1 ? 'is' : 'are'} not supported`;
    }
    const { format, minItems, $ref: reference } = one;
    if (types.includes('array') && minItems !== undefined && minItems !== 0 && minItems !== 1)
      return "For 'array' type, 'minItems' values other than 0 or 1 are not supported";
    if (typeof format === 'string' && !FORMATS.includes(format))
      return `String format '${format}' is not supported`;
    return typeof reference === 'string' && !reference.startsWith('#')
      ? `External reference '${reference}' is not supported`
      : undefined;
  });
}
