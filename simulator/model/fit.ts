import { isFields, type Fields } from '../json.ts';
import { schemaTypes } from '../judge/json-schema.ts';

const TEXTS: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  time: '00:00:00Z',
  duration: 'P1D',
  email: 'a@example.com',
  hostname: 'example.com',
  uri: 'https://example.com/',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '00000000-0000-4000-8000-000000000000',
};
/** A schema may refer to itself without end. */
const DEEPEST = 32;

/** The smallest value that fits a schema, the same every time. Patterns are beyond it. */
export function smallestFit(schema: unknown, root: unknown = schema, depth = 0): unknown {
  if (!isFields(schema) || depth > DEEPEST) return null;
  const { $ref: reference, enum: values, const: only, anyOf, oneOf, allOf, default: usual } = schema;
  const fit = (one: unknown): unknown => smallestFit(one, root, depth + 1);
  if (typeof reference === 'string') return fit(resolved(reference, root));
  if (only !== undefined) return only;
  if (usual !== undefined) return usual;
  if (Array.isArray(values)) return values[0] as unknown;
  const [choice] = [anyOf, oneOf].filter((one) => Array.isArray(one));
  if (choice !== undefined)
    return fit({ ...schema, anyOf: undefined, oneOf: undefined, ...(choice[0] as object) });
  if (Array.isArray(allOf)) return fit(allOf.reduce<Fields>(merged, { ...schema, allOf: undefined }));
  const [type = isFields(schema['properties']) ? 'object' : 'null'] = schemaTypes(schema);
  switch (type) {
    case 'object':
      return object(schema, fit);
    case 'array':
      return Array.from({ length: Number(schema['minItems'] ?? 0) }, () => fit(schema['items']));
    case 'string':
      return TEXTS[String(schema['format'])] ?? 'a'.repeat(Number(schema['minLength'] ?? 0));
    case 'integer':
    case 'number':
      return number(schema);
    case 'boolean':
      return false;
    default:
      return null;
  }
}

function object({ properties, required }: Fields, fit: (schema: unknown) => unknown): Fields {
  const names = Array.isArray(required) ? required.map(String) : [];
  const schemas = isFields(properties) ? properties : {};
  return Object.fromEntries(names.map((name) => [name, fit(schemas[name])]));
}

/** Zero where it is allowed, else what is next to it. */
function number({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Fields): number {
  const step = typeof multipleOf === 'number' ? multipleOf : 1;
  const least = Math.max(
    typeof minimum === 'number' ? Math.ceil(minimum / step) * step : -Infinity,
    typeof exclusiveMinimum === 'number' ? (Math.floor(exclusiveMinimum / step) + 1) * step : -Infinity,
  );
  const most = Math.min(
    typeof maximum === 'number' ? Math.floor(maximum / step) * step : Infinity,
    typeof exclusiveMaximum === 'number' ? (Math.ceil(exclusiveMaximum / step) - 1) * step : Infinity,
  );
  if (least <= most) return Math.min(Math.max(0, least), most);
  // No whole step lies between the bounds.
  return type === 'integer'
    ? least
    : (Number(minimum ?? exclusiveMinimum) + Number(maximum ?? exclusiveMaximum)) / 2;
}

function merged(one: Fields, other: unknown): Fields {
  if (!isFields(other)) return one;
  const lists = [one['required'], other['required']].flatMap((list) => (Array.isArray(list) ? list : []));
  const properties = { ...(one['properties'] as object), ...(other['properties'] as object) };
  return { ...one, ...other, required: lists, properties };
}

function resolved(reference: string, root: unknown): unknown {
  let found = root;
  for (const key of reference.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isFields(found) ? found[name] : undefined;
  }
  return found;
}
