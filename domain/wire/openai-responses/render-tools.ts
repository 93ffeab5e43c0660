import type { OfferedTool, ToolDefinition } from '../../agent/tool.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { Settings } from '../../run/settings.ts';
import { toolSchema } from '../tool-schema.ts';
import type { RenderContext } from '../context.ts';
import { note } from '../note.ts';
import { isStrictSchema } from '../openai-strict.ts';

/** The tools that this target is offered. https://platform.openai.com/docs/guides/function-calling */
export function renderTools(tools: readonly OfferedTool[], context: RenderContext): readonly JsonObject[] {
  const { profile, notes } = context;
  if (tools.length > 0 && !profile.tools) {
    notes.push(note('tools', 'setting', profile.target));
    return [];
  }
  return tools.flatMap((tool, at): readonly JsonObject[] => {
    const path = `tools[${at}]`;
    if (!('hosted' in tool)) return [ownTool(tool, path, context)];
    if (tool.hosted === profile.format) return [tool.item];
    notes.push(note(path, 'hostedOffer'));
    return [];
  });
}

function ownTool(tool: ToolDefinition, path: string, context: RenderContext): JsonObject {
  const { names, notes, profile } = context;
  const told = {
    name: names.toWire(tool.name),
    ...(tool.description === '' ? {} : { description: tool.description }),
  };
  if (tool.cache !== undefined) notes.push(note(`${path}.cache`, 'cacheHint'));
  if (tool.freeform !== undefined && profile.freeformTools) {
    const { format } = tool.freeform;
    return { type: 'custom', ...told, ...(format === undefined ? {} : { format }) };
  }
  if (tool.freeform !== undefined) notes.push(note(path, 'freeformOffer'));
  const { schema, approximated } = toolSchema(tool.parameters);
  if (approximated)
    notes.push(
      note(`${path}.parameters`, 'toolSchema', 'the properties of a union’s branches are offered together'),
    );
  // Said aloud in any case: strict is the default of this API.
  return { type: 'function', ...told, parameters: schema, strict: isStrict(tool, path, context) };
}

function isStrict({ strict, parameters }: ToolDefinition, path: string, context: RenderContext): boolean {
  if (strict !== true) return false;
  if (context.profile.strict && isStrictSchema(parameters)) return true;
  context.notes.push(note(`${path}.strict`, 'strict'));
  return false;
}

/** How the model is to use its tools; nothing where the API's default will do. */
export function toolUse(
  { toolChoice, parallelToolCalls: parallel }: Settings,
  tools: readonly OfferedTool[],
  offered: boolean,
  context: RenderContext,
): JsonObject {
  const { profile, notes } = context;
  if (!offered) return {};
  if (parallel !== undefined && !profile.parallelSwitch)
    notes.push(note('settings.parallelToolCalls', 'setting', profile.target));
  const choice = toolChoice === undefined ? undefined : choiceOf(toolChoice, tools, context);
  return {
    ...(choice === undefined ? {} : { tool_choice: choice }),
    ...(parallel === undefined || !profile.parallelSwitch ? {} : { parallel_tool_calls: parallel }),
  };
}

function choiceOf(
  choice: NonNullable<Settings['toolChoice']>,
  tools: readonly OfferedTool[],
  { profile, names, notes }: RenderContext,
): Json {
  if (choice === 'auto' || choice === 'none') return choice;
  if (!profile.forcedToolChoice) {
    notes.push(note('settings.toolChoice', 'toolChoice'));
    return 'auto';
  }
  if (choice === 'required') return choice;
  const chosen = tools.find((tool) => !('hosted' in tool) && tool.name === choice.tool);
  const custom = chosen !== undefined && 'freeform' in chosen && profile.freeformTools;
  return { type: custom ? 'custom' : 'function', name: names.toWire(choice.tool) };
}
