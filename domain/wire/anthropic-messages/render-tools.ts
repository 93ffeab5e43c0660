import type { HostedTool, OfferedTool, ToolDefinition } from '../../agent/tool.ts';
import type { JsonObject } from '../../json.ts';
import type { Settings } from '../../run/settings.ts';
import type { RenderContext } from '../context.ts';
import { note } from '../note.ts';
import { cacheMark } from './cache.ts';
import { outputSchema } from './output-schema.ts';
import { toolSchema } from '../tool-schema.ts';

/** The tools that this target is offered. */
export function renderTools(tools: readonly OfferedTool[], context: RenderContext): readonly JsonObject[] {
  return tools.flatMap((tool, at) => {
    const path = `tools[${at}]`;
    return 'hosted' in tool ? hostedTool(tool, path, context) : [functionTool(tool, path, context)];
  });
}

function hostedTool({ hosted, item }: HostedTool, path: string, { profile, notes }: RenderContext) {
  if (hosted === profile.format) return [item];
  notes.push(note(path, 'hostedOffer'));
  return [];
}

function functionTool(tool: ToolDefinition, path: string, context: RenderContext): JsonObject {
  const { names, notes } = context;
  if (tool.freeform !== undefined) notes.push(note(path, 'freeformOffer'));
  const { schema, approximated } = toolSchema(tool.parameters);
  if (approximated)
    notes.push(
      note(`${path}.parameters`, 'toolSchema', 'the properties of a union’s branches are offered together'),
    );
  return {
    name: names.toWire(tool.name),
    ...(tool.description === '' ? {} : { description: tool.description }),
    input_schema: schema,
    ...(isStrict(tool, path, context) ? { strict: true } : {}),
    ...cacheMark(tool.cache),
  };
}

/** https://platform.claude.com/docs/en/agents-and-tools/tool-use/strict-tool-use: the subset of structured outputs. */
function isStrict({ strict, parameters }: ToolDefinition, path: string, context: RenderContext): boolean {
  if (strict !== true) return false;
  const { schema, approximated } = outputSchema(parameters);
  const within = !approximated && JSON.stringify(schema) === JSON.stringify(parameters);
  if (context.profile.strict && within) return true;
  context.notes.push(note(`${path}.strict`, 'strict'));
  return false;
}

/**
 * Whether and which tools the model must call; nothing where the API's default will do.
 * https://platform.claude.com/docs/en/agents-and-tools/tool-use/define-tools#controlling-claudes-output
 */
export function toolChoiceFor(
  { toolChoice, parallelToolCalls }: Settings,
  offered: boolean,
  thinks: boolean,
  { profile, names, notes }: RenderContext,
): JsonObject | undefined {
  const single = parallelToolCalls === false ? { disable_parallel_tool_use: true } : {};
  if (!offered) return undefined;
  if (toolChoice === 'none') return { type: 'none' };
  if (toolChoice === undefined || toolChoice === 'auto')
    return toolChoice === undefined && parallelToolCalls !== false ? undefined : { type: 'auto', ...single };
  if (thinks && !profile.forcedToolChoice) {
    notes.push(note('settings.toolChoice', 'toolChoice'));
    return { type: 'auto', ...single };
  }
  if (toolChoice === 'required') return { type: 'any', ...single };
  return { type: 'tool', name: names.toWire(toolChoice.tool), ...single };
}
