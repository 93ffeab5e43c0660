import { isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstDuplicate, firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { invalid, required } from './problems.ts';

const TOOLS = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use';
const NAME = /^[a-zA-Z0-9_-]{1,128}$/;
const UNIONS = ['oneOf', 'allOf', 'anyOf'];
const CHOICES = ['auto', 'any', 'tool', 'none'];

export const toolRules: readonly Rule<Judged>[] = [
  {
    rule: 'tool-shape',
    docs: TOOLS,
    check: ({ body: { tools } }) => {
      if (tools === undefined) return undefined;
      if (!Array.isArray(tools)) return invalid('tools: Input should be a valid list');
      return firstOf(tools, (tool: unknown, index) => {
        if (!isFields(tool)) return invalid(`tools.${String(index)}: Input should be an object`);
        const hosted = tool['type'] !== undefined && tool['type'] !== 'custom';
        return hosted ? undefined : customTool(tool, `tools.${String(index)}.custom`);
      });
    },
  },
  {
    rule: 'tool-names-unique',
    docs: TOOLS,
    check: ({ body: { tools } }) =>
      firstDuplicate(objects(tools).map((tool) => tool['name'])) === undefined
        ? undefined
        : invalid('tools: Tool names must be unique.'),
  },
  {
    rule: 'tool-choice',
    docs: TOOLS,
    check: ({ body: { tools, tool_choice: choice } }) => {
      if (choice === undefined) return undefined;
      if (objects(tools).length === 0)
        return invalid('tool_choice: tool_choice may only be specified while providing tools.');
      if (!isFields(choice)) return invalid('tool_choice: Input should be an object');
      if (!CHOICES.includes(String(choice['type'])))
        return invalid(
          `tool_choice: Input tag '${String(choice['type'])}' found using 'type' does not match any of the expected tags: ${CHOICES.map((one) => `'${one}'`).join(', ')}`,
        );
      if (choice['type'] !== 'tool' || objects(tools).some((tool) => tool['name'] === choice['name']))
        return undefined;
      return invalid(`Tool '${String(choice['name'])}' not found in provided tools`);
    },
  },
];

function customTool({ name, input_schema: schema }: Record<string, unknown>, at: string) {
  if (name === undefined) return required(`${at}.name`);
  if (typeof name !== 'string' || !NAME.test(name))
    return invalid(`${at}.name: String should match pattern '${NAME.source}'`);
  if (schema === undefined) return required(`${at}.input_schema`);
  if (!isFields(schema)) return invalid(`${at}.input_schema: Input should be an object`);
  if (schema['type'] === undefined) return required(`${at}.input_schema.type`);
  if (schema['type'] !== 'object') return invalid(`${at}.input_schema.type: Input should be 'object'`);
  return UNIONS.some((union) => schema[union] !== undefined)
    ? invalid(`${at}.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level`)
    : undefined;
}
