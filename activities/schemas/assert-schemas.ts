import type { Brief } from '../../domain/conversation/transcript.ts';
import { RenderRefused } from '../../domain/wire/refused.ts';
import { schemaFault } from './validator.ts';

/** Throws `RenderRefused` where a tool or the answer has a schema that is none: no target could be held to it. */
export function assertSchemas({ tools, output }: Brief): void {
  const schemas = [
    ...tools.flatMap((tool, at) =>
      'hosted' in tool ? [] : [{ path: `tools[${at}].parameters`, schema: tool.parameters }],
    ),
    ...(output === undefined ? [] : [{ path: 'output.schema', schema: output.schema }]),
  ];
  const problems = schemas.flatMap(({ path, schema }) => {
    const fault = schemaFault(schema);
    return fault === undefined ? [] : [{ path, rule: `is no JSON Schema: ${fault}` }];
  });
  if (problems.length > 0) throw new RenderRefused(problems, true);
}
