import { isFields, type Fields } from '../../json.ts';
import { schemaFault } from '../../judge/json-schema.ts';
import type { Rule } from '../../judge/rule.ts';
import type { Found } from '../../judge/shape-rules.ts';
import { firstDuplicate, firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { invalid, pathInWords } from './problems.ts';
import { structuredViolation } from './structured-schema.ts';

const TOOLS = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use';
const STRICT = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/strict-tool-use';
const WEB_SEARCH = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool';
const PROPERTY = /^[a-zA-Z0-9_.-]{1,64}$/;
const UNIONS = ['oneOf', 'allOf', 'anyOf'];

/** Offered tools by their type; one without a type is `custom`. */
export function toolsOf({ tools }: Fields): Found[] {
  return objects(tools).map((value, index) => ({
    kind: value['type'] ?? 'custom',
    value,
    path: ['tools', index],
  }));
}

export const toolRules: readonly Rule<Judged>[] = [
  {
    rule: 'tool-names-unique',
    docs: TOOLS,
    check: ({ body: { tools } }) =>
      firstDuplicate(objects(tools).map((tool) => tool['name'])) === undefined
        ? undefined
        : invalid('tools: Tool names must be unique.'),
  },
  {
    rule: 'tool-schema',
    docs: TOOLS,
    check: ({ body }) =>
      firstOf(schemasOf(body), ({ schema, at }) => {
        if (UNIONS.some((union) => schema[union] !== undefined))
          return invalid(`${at}: input_schema does not support oneOf, allOf, or anyOf at the top level`);
        const names = isFields(schema['properties']) ? Object.keys(schema['properties']) : [];
        if (names.some((name) => !PROPERTY.test(name)))
          return invalid(`${at}.properties: Property keys should match pattern '${PROPERTY.source}'`);
        return schemaFault(schema) === undefined
          ? undefined
          : invalid(
              `${at}: JSON schema is invalid. It must match JSON Schema draft 2020-12 (https://json-schema.org/draft/2020-12). Learn more about tool use at ${TOOLS}.`,
            );
      }),
  },
  {
    rule: 'strict-tool-schema',
    docs: STRICT,
    check: ({ body }) =>
      firstOf(schemasOf(body), ({ schema, at, strict }) => {
        const violation = strict ? structuredViolation(schema) : undefined;
        return violation === undefined
          ? undefined
          : invalid(`${at.replace('.input_schema', '')}: ${violation}`);
      }),
  },
  {
    rule: 'domains-allowed-or-blocked',
    docs: WEB_SEARCH,
    check: ({ body }) =>
      firstOf(toolsOf(body), ({ kind, value, path }) =>
        Array.isArray(value['allowed_domains']) && Array.isArray(value['blocked_domains'])
          ? invalid(
              `${pathInWords([...path, { tag: String(kind) }])}: Only one of allowed_domains and blocked_domains can be specified`,
            )
          : undefined,
      ),
  },
  {
    rule: 'tool-choice-offered',
    docs: TOOLS,
    check: ({ body: { tools, tool_choice: choice } }) => {
      if (!isFields(choice)) return undefined;
      const offered = objects(tools).map((tool) => tool['name']);
      if (offered.length === 0)
        return invalid('tool_choice: tool_choice may only be specified while providing tools.');
      if (choice['type'] !== 'tool' || offered.includes(choice['name'])) return undefined;
      return invalid(`Tool '${String(choice['name'])}' not found in provided tools`);
    },
  },
];

function schemasOf(body: Fields): { schema: Fields; strict: boolean; at: string }[] {
  return toolsOf(body).flatMap(({ value: { input_schema: schema, strict }, path }) =>
    isFields(schema)
      ? [{ schema, strict: strict === true, at: pathInWords([...path, 'custom', 'input_schema']) }]
      : [],
  );
}
