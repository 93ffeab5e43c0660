import { isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf, objects, typeInWords } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { checkName, emptyArray, invalid, missing, wrongType, wrongValue } from '../openai-problems.ts';

const FUNCTIONS = 'https://platform.openai.com/docs/guides/function-calling';

export const toolRules: readonly Rule<Judged>[] = [
  {
    rule: 'tools-list',
    docs: FUNCTIONS,
    check: ({ body: { tools } }) => {
      if (tools === undefined || tools === null) return undefined;
      if (!Array.isArray(tools)) return wrongType('tools', 'an array of objects', tools);
      return tools.length === 0 ? emptyArray('tools') : undefined;
    },
  },
  {
    rule: 'tool-shape',
    docs: FUNCTIONS,
    check: ({ body: { tools } }) =>
      firstOf(Array.isArray(tools) ? tools : [], (tool: unknown, index) => {
        const at = `tools[${String(index)}]`;
        if (!isFields(tool)) return wrongType(at, 'an object', tool);
        if (tool['type'] === undefined) return missing(`${at}.type`);
        if (tool['type'] === 'custom') return undefined;
        if (tool['type'] !== 'function')
          return wrongValue(`${at}.type`, tool['type'], ['function', 'custom']);
        const definition = tool['function'];
        if (!isFields(definition)) return missing(`${at}.function`);
        return checkName(`${at}.function.name`, definition['name']);
      }),
  },
  {
    rule: 'tool-schema',
    docs: FUNCTIONS,
    check: ({ body: { tools } }) =>
      firstOf(objects(tools), ({ function: definition }, index) => {
        if (!isFields(definition) || definition['parameters'] === undefined) return undefined;
        const { name, parameters } = definition;
        const param = `tools[${String(index)}].function.parameters`;
        if (!isFields(parameters)) return wrongType(param, 'an object', parameters);
        if (parameters['type'] === 'object') return undefined;
        const type = parameters['type'] === undefined ? 'None' : (JSON.stringify(parameters['type']) ?? '');
        const message = `Invalid schema for function '${String(name)}': schema must be a JSON Schema of 'type: "object"', got 'type: ${type}'.`;
        return invalid(message, param, 'invalid_function_parameters');
      }),
  },
  {
    rule: 'tool-choice-needs-tools',
    docs: FUNCTIONS,
    check: ({ body: { tools, tool_choice: choice } }) =>
      choice === undefined || choice === null || objects(tools).length > 0
        ? undefined
        : invalid(
            "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.",
            'tool_choice',
          ),
  },
  {
    rule: 'tool-choice-known',
    docs: FUNCTIONS,
    check: ({ body: { tools, tool_choice: choice } }) => {
      if (choice === undefined || choice === null) return undefined;
      const modes = ['none', 'auto', 'required'];
      if (typeof choice === 'string')
        return modes.includes(choice) ? undefined : wrongValue('tool_choice', choice, modes);
      if (!isFields(choice)) {
        const got = typeInWords(choice);
        return invalid(
          `Invalid type for 'tool_choice': expected a string or an object, but got ${got} instead.`,
          'tool_choice',
          'invalid_type',
        );
      }
      const chosen = choice['function'];
      const names = objects(tools).map((tool) =>
        isFields(tool['function']) ? tool['function']['name'] : undefined,
      );
      if (choice['type'] !== 'function' || (isFields(chosen) && names.includes(chosen['name'])))
        return undefined;
      return invalid(
        "Invalid value for 'tool_choice': the function named is not found in 'tools'.",
        'tool_choice',
      );
    },
  },
];
