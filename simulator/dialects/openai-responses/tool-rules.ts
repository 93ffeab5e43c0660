import { isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { checkName, invalid, missing, wrongType, wrongValue } from '../openai-problems.ts';
import { strictViolation } from './strict-schema.ts';

const FUNCTIONS = 'https://platform.openai.com/docs/guides/function-calling';
const STRICT = 'https://platform.openai.com/docs/guides/function-calling#strict-mode';
const MODES = ['none', 'auto', 'required'];
/** Only functions are played; the vendor has more. */
const TYPES = ['function'];

export const toolRules: readonly Rule<Judged>[] = [
  {
    rule: 'tool-shape',
    docs: FUNCTIONS,
    check: ({ body: { tools } }) => {
      if (tools === undefined || tools === null) return undefined;
      if (!Array.isArray(tools)) return wrongType('tools', 'an array of objects', tools);
      return firstOf(tools, (tool: unknown, index) => {
        const at = `tools[${String(index)}]`;
        if (!isFields(tool)) return wrongType(at, 'an object', tool);
        if (tool['type'] === undefined) return missing(`${at}.type`);
        if (tool['type'] !== 'function') return wrongValue(`${at}.type`, tool['type'], TYPES);
        // A tool as Chat Completions has it, with everything below `function`, ends here too.
        return tool['name'] === undefined ? missing(`${at}.name`) : checkName(`${at}.name`, tool['name']);
      });
    },
  },
  {
    rule: 'tool-schema',
    docs: STRICT,
    check: ({ body: { tools } }) =>
      firstOf(objects(tools), ({ name, parameters, strict }, index) => {
        const param = `tools[${String(index)}].parameters`;
        if (parameters === undefined || parameters === null) return undefined;
        if (!isFields(parameters)) return wrongType(param, 'an object', parameters);
        const type = parameters['type'] === undefined ? 'None' : JSON.stringify(parameters['type']);
        const violation =
          parameters['type'] === 'object'
            ? strict === true
              ? strictViolation(parameters)
              : undefined
            : `schema must be a JSON Schema of 'type: "object"', got 'type: ${type}'.`;
        if (violation === undefined) return undefined;
        const message = `Invalid schema for function '${String(name)}': ${violation}`;
        return invalid(message, param, 'invalid_function_parameters');
      }),
  },
  {
    rule: 'tool-choice-known',
    docs: FUNCTIONS,
    check: ({ body: { tools, tool_choice: choice } }) => {
      if (choice === undefined || choice === null) return undefined;
      if (typeof choice === 'string')
        return MODES.includes(choice) ? undefined : wrongValue('tool_choice', choice, MODES);
      if (!isFields(choice)) return wrongType('tool_choice', 'one of a string or object', choice);
      const { type } = choice;
      const types = ['function', 'allowed_tools'];
      if (!types.includes(String(type))) return wrongValue('tool_choice.type', type, types);
      if (type === 'function' && choice['name'] === undefined) return missing('tool_choice.name');
      const offered = objects(tools).map((tool) => tool['name']);
      const chosen = type === 'function' ? [choice] : objects(choice['tools']);
      return chosen.every((tool) => offered.includes(tool['name']))
        ? undefined
        : invalid("Tool choice 'function' not found in 'tools' parameter.", 'tool_choice');
    },
  },
];
