import type { Rows } from '../../judge/shape-rules.ts';
import { anything, fields, flag, map, member, nullable, oneOf, string, tagged } from '../../judge/shape.ts';
import { toolName } from '../openai/problems.ts';

const FUNCTIONS = 'https://platform.openai.com/docs/guides/function-calling';
const CUSTOM = 'https://platform.openai.com/docs/guides/function-calling#custom-tools';

/** Offered tools by their type. */
export const TOOLS: Rows = {
  function: {
    docs: FUNCTIONS,
    shape: member({
      function: fields(
        { name: toolName },
        { description: string, parameters: map(anything), strict: nullable(flag) },
      ),
    }),
  },
  custom: {
    docs: CUSTOM,
    shape: member({
      custom: fields(
        { name: toolName },
        {
          description: string,
          format: tagged({
            text: member(),
            grammar: member({ grammar: fields({ definition: string, syntax: oneOf('lark', 'regex') }) }),
          }),
        },
      ),
    }),
  },
};
