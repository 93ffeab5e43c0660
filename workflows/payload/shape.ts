import { validate, type OutputUnit } from '@cfworker/json-schema';
import type { Problem } from '../../domain/conversation/problem.ts';
import type { JsonSchema } from '../../domain/json.ts';

/** What of a payload breaks its schema, by the payload's field paths. */
export function checkShape(schema: JsonSchema, input: unknown): readonly Problem[] {
  // Our schemas have no references, so the table of them, costly in each workflow's own context, stays empty.
  const { errors } = validate(input ?? null, schema, '2020-12', {}, false);
  const leaves = errors.filter((error) => !summarising.has(error.keyword));
  const told = leaves.length > 0 ? leaves : errors;
  const seen = new Set<string>();
  return told.map(toProblem).filter(({ path, rule }) => {
    const key = `${path} ${rule}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

/** Keywords whose own message only says that something below them failed. */
const summarising = new Set([
  'properties',
  'items',
  'allOf',
  'anyOf',
  'if',
  'then',
  'else',
  'additionalProperties',
]);

function toProblem({ instanceLocation, keyword, error }: OutputUnit): Problem {
  return {
    path: fieldPath(instanceLocation),
    rule: keyword === 'false' ? 'is not a field of this payload' : error,
  };
}

/** `#/messages/3/content` as `messages[3].content`. */
function fieldPath(pointer: string): string {
  return pointer
    .replace(/^#\/?/, '')
    .split('/')
    .filter((step) => step !== '')
    .map((step) =>
      /^\d+$/.test(step) ? `[${step}]` : `.${step.replaceAll('~1', '/').replaceAll('~0', '~')}`,
    )
    .join('')
    .replace(/^\./, '');
}
