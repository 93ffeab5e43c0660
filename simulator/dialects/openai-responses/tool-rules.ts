import { isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstDuplicate, firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { invalid, paramOf } from '../openai/problems.ts';
import { schemaViolation } from '../openai/strict-schema.ts';
import { toolsOf } from './find.ts';

const FUNCTIONS = 'https://platform.openai.com/docs/guides/function-calling';
const STRICT = 'https://platform.openai.com/docs/guides/function-calling#strict-mode';
const MCP = 'https://platform.openai.com/docs/guides/tools-connectors-mcp';

export const toolRules: readonly Rule<Judged>[] = [
  {
    rule: 'tool-names-unique',
    docs: FUNCTIONS,
    check: ({ body: { tools } }) => {
      const named = objects(tools).filter((tool) => tool['name'] !== undefined);
      const twice = firstDuplicate(named.map((tool) => tool['name']));
      return twice === undefined
        ? undefined
        : invalid(`Invalid 'tools': duplicate tool name '${String(twice.value)}'.`, 'tools', 'invalid_value');
    },
  },
  {
    rule: 'tool-schema',
    docs: STRICT,
    check: ({ body }) =>
      firstOf(toolsOf(body), ({ value: { name, parameters, strict }, path }) => {
        const violation = isFields(parameters) ? schemaViolation(parameters, strict === true) : undefined;
        if (violation === undefined) return undefined;
        return invalid(
          `Invalid schema for function '${String(name)}': ${violation}`,
          paramOf([...path, 'parameters']),
          'invalid_function_parameters',
        );
      }),
  },
  {
    rule: 'mcp-server-given-once',
    docs: MCP,
    check: ({ body }) =>
      firstOf(toolsOf(body), ({ kind, value, path }) => {
        if (kind !== 'mcp') return undefined;
        const given = ['server_url', 'connector_id', 'tunnel_id'].filter((name) => value[name] !== undefined);
        if (given.length === 1) return undefined;
        const message = "One of 'server_url', 'connector_id' and 'tunnel_id' must be given, and only one.";
        return invalid(message, paramOf([...path, 'server_url']));
      }),
  },
  {
    rule: 'tool-choice-offered',
    docs: FUNCTIONS,
    check: ({ body: { tools, tool_choice: choice } }) => {
      if (!isFields(choice)) return undefined;
      const offered = objects(tools).map(identity);
      const chosen = choice['type'] === 'allowed_tools' ? objects(choice['tools']) : [choice];
      const stray = chosen.find((one) => !offered.includes(identity(one)));
      return stray === undefined
        ? undefined
        : invalid(`Tool choice '${String(stray['type'])}' not found in 'tools' parameter.`, 'tool_choice');
    },
  },
];

/** What a choice and the tool it means have in common. */
function identity({ type, name, server_label: server }: Record<string, unknown>): string {
  return type === 'mcp' ? `mcp ${String(server)}` : `${String(type)} ${String(name)}`;
}
