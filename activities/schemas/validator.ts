import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Problem } from '../../domain/conversation/problem.ts';
import type { JsonSchema } from '../../domain/json.ts';

/** How many compiled schemas are kept: the tools and answers that one worker meets. */
const kept = 500;

/** `format` is an annotation in draft 2020-12, and unknown keywords are an author's own. */
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, addUsedSchema: false });

const compiled = new Map<string, ValidateFunction>();

/** Why a schema is none; undefined when it is one. */
export function schemaFault(schema: JsonSchema): string | undefined {
  try {
    validatorOf(schema);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * What of `value` breaks a schema as its author wrote it; paths are those of the value, empty for its top.
 * Throws where the schema itself is none.
 */
export function problemsOf(schema: JsonSchema, value: unknown): readonly Problem[] {
  const validate = validatorOf(schema);
  return validate(value) ? [] : (validate.errors ?? []).map(toProblem);
}

function validatorOf(schema: JsonSchema): ValidateFunction {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  // An `$id` of its own would be taken for another schema of the same name.
  const { $id: _, ...anonymous } = schema;
  const validate = ajv.compile(anonymous);
  if (compiled.size >= kept) compiled.delete(compiled.keys().next().value ?? '');
  compiled.set(key, validate);
  return validate;
}

function toProblem({ instancePath, message = 'is wrong', params }: ErrorObject): Problem {
  const { additionalProperty } = params as { readonly additionalProperty?: string };
  const path = instancePath
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replace(/^\//, '')
    .replaceAll('/', '.');
  return { path, rule: additionalProperty === undefined ? message : `${message}: "${additionalProperty}"` };
}
