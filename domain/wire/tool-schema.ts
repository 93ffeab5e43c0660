import { isObject, type Json, type JsonObject, type JsonSchema } from '../json.ts';

const unions = ['anyOf', 'oneOf', 'allOf'];

/** A schema as it may be sent, and whether it says less than the author's. */
export interface SentSchema {
  readonly schema: JsonObject;
  readonly approximated: boolean;
}

/**
 * Anthropic wants `type: object` on top and no unions there: one such schema makes it refuse the whole request. The
 * branches' properties are offered together; the arguments are checked against the author's schema in any case.
 * https://platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use
 */
export function toolSchema(parameters: JsonSchema): SentSchema {
  const branches = unions.flatMap((union) => branchesOf(parameters[union]));
  const rest = Object.fromEntries(Object.entries(parameters).filter(([name]) => !unions.includes(name)));
  if (branches.length === 0) return { schema: { ...rest, type: 'object' }, approximated: false };
  const properties = [...branches, parameters].map((branch) => objectOf(branch['properties']));
  return {
    schema: {
      ...rest,
      type: 'object',
      properties: Object.assign({}, ...properties) as JsonObject,
      // What all of `allOf` demand is demanded; of a choice, nothing.
      required: [...new Set([parameters, ...branchesOf(parameters['allOf'])].flatMap(required))],
    },
    approximated: true,
  };
}

function branchesOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value)
    ? (value as readonly Json[]).filter(isObject).map((each) => each as JsonObject)
    : [];
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function required(schema: JsonObject): readonly string[] {
  const names = schema['required'];
  return Array.isArray(names) ? (names as readonly Json[]).filter((name) => typeof name === 'string') : [];
}
