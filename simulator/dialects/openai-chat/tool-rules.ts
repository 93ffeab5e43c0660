import { isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstDuplicate, firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { invalid, paramOf } from '../openai/problems.ts';
import { schemaViolation } from '../openai/strict-schema.ts';
import { toolsOf } from './find.ts';

const FUNCTIONS = 'https://platform.openai.com/docs/guides/function-calling';
const STRICT = 'https://platform.openai.com/docs/guides/function-calling#strict-mode';

export const toolRules: readonly Rule<Judged>[] = [
  {
    rule: 'tool-names-unique',
    docs: FUNCTIONS,
    check: ({ body: { tools } }) => {
      const twice = firstDuplicate(objects(tools).map(toolName));
      if (twice === undefined) return undefined;
      const param = `tools[${String(twice.index)}]`;
      return invalid(
        `Invalid '${param}': duplicate tool name '${String(twice.value)}'.`,
        param,
        'invalid_value',
      );
    },
  },
  {
    rule: 'tool-schema',
    docs: STRICT,
    check: ({ body }) =>
      firstOf(toolsOf(body), ({ value, path }) => {
        const definition = value['function'];
        if (!isFields(definition) || !isFields(definition['parameters'])) return undefined;
        const { name, parameters, strict } = definition;
        const violation = schemaViolation(parameters, strict === true);
        if (violation === undefined) return undefined;
        return invalid(
          `Invalid schema for function '${String(name)}': ${violation}`,
          paramOf([...path, 'function', 'parameters']),
          'invalid_function_parameters',
        );
      }),
  },
  {
    rule: 'tool-choice-needs-tools',
    docs: FUNCTIONS,
    check: ({ body }) =>
      firstOf(['tool_choice', 'parallel_tool_calls'], (name) =>
        body[name] === undefined || body[name] === null || objects(body['tools']).length > 0
          ? undefined
          : invalid(
              `Invalid value for '${name}': '${name}' is only allowed when 'tools' are specified.`,
              name,
            ),
      ),
  },
  {
    rule: 'tool-choice-offered',
    docs: FUNCTIONS,
    check: ({ body: { tools, tool_choice: choice } }) => {
      if (!isFields(choice)) return undefined;
      const allowed = isFields(choice['allowed_tools'])
        ? objects(choice['allowed_tools']['tools'])
        : [choice];
      const offered = objects(tools).map((tool) => `${String(tool['type'])} ${String(toolName(tool))}`);
      const stray = allowed.find(
        (one) => !offered.includes(`${String(one['type'])} ${String(toolName(one))}`),
      );
      if (stray === undefined) return undefined;
      const message = `Invalid value for 'tool_choice': the ${String(stray['type'])} named '${String(toolName(stray))}' is not found in 'tools'.`;
      return invalid(message, 'tool_choice');
    },
  },
];

/** The name below `function` or `custom`, in a tool and in a choice alike. */
function toolName(tool: Record<string, unknown>): unknown {
  const definition = tool['function'] ?? tool['custom'];
  return isFields(definition) ? definition['name'] : undefined;
}
