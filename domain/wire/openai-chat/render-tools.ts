import type { HostedTool, OfferedTool, ToolDefinition } from '../../agent/tool.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Settings, ToolChoice } from '../../run/settings.ts';
import { toolSchema } from '../tool-schema.ts';
import { note } from '../note.ts';
import { isStrictSchema } from '../openai-strict.ts';
import type { ChatContext } from './chat-context.ts';

/**
 * The tools that this target is offered.
 * https://platform.openai.com/docs/guides/function-calling
 */
export function renderTools(tools: readonly OfferedTool[], context: ChatContext): readonly JsonObject[] {
  const { profile, notes } = context;
  if (!profile.tools && tools.length > 0) {
    notes.push(note('tools', 'setting', profile.target));
    return [];
  }
  return tools.flatMap((tool, at) => {
    const path = `tools[${at}]`;
    if ('hosted' in tool) return hostedTool(tool, path, context);
    if (tool.cache !== undefined) notes.push(note(`${path}.cache`, 'cacheHint'));
    return [context.freeform.has(tool.name) ? customTool(tool, context) : functionTool(tool, path, context)];
  });
}

function hostedTool({ hosted, item }: HostedTool, path: string, { profile, notes }: ChatContext) {
  if (hosted === profile.format) return [item];
  notes.push(note(path, 'hostedOffer'));
  return [];
}

/** A grammar is flat in Responses and in our tools, and one level deeper here. */
function customTool({ name, description, freeform }: ToolDefinition, { names }: ChatContext): JsonObject {
  const { type, ...grammar } = freeform?.format ?? {};
  const deeper = type === 'grammar' && !isObject(grammar['grammar']) ? { type, grammar } : freeform?.format;
  return {
    type: 'custom',
    custom: {
      name: names.toWire(name),
      ...(description === '' ? {} : { description }),
      ...(deeper === undefined ? {} : { format: deeper }),
    },
  };
}

function functionTool(
  tool: ToolDefinition,
  path: string,
  { profile, names, notes }: ChatContext,
): JsonObject {
  const { name, description } = tool;
  if (tool.freeform !== undefined) notes.push(note(path, 'freeformOffer'));
  const { schema: parameters, approximated } = toolSchema(tool.parameters);
  if (approximated)
    notes.push(
      note(`${path}.parameters`, 'toolSchema', 'the properties of a union’s branches are offered together'),
    );
  const strict = tool.strict === true && profile.strict && isStrictSchema(tool.parameters);
  if (tool.strict === true && !strict) notes.push(note(`${path}.strict`, 'strict'));
  return {
    type: 'function',
    function: {
      name: names.toWire(name),
      ...(description === '' ? {} : { description }),
      parameters,
      ...(tool.strict === undefined ? {} : { strict }),
    },
  };
}

/** Whether and which tools the model must call, and whether several at once; both make sense beside tools only. */
export function toolSettings(settings: Settings, offered: boolean, context: ChatContext): JsonObject {
  const { toolChoice, parallelToolCalls: parallel } = settings;
  const { profile, notes } = context;
  if (!offered) {
    if (toolChoice !== undefined && toolChoice !== 'auto' && toolChoice !== 'none')
      notes.push(note('settings.toolChoice', 'setting', 'it is offered no tool'));
    return {};
  }
  if (parallel !== undefined && !profile.parallelSwitch)
    notes.push(note('settings.parallelToolCalls', 'setting', profile.target));
  return {
    ...(toolChoice === undefined ? {} : { tool_choice: choiceFor(toolChoice, context) }),
    ...(parallel === undefined || !profile.parallelSwitch ? {} : { parallel_tool_calls: parallel }),
  };
}

function choiceFor(
  choice: ToolChoice,
  { profile, names, freeform, notes }: ChatContext,
): JsonObject | string {
  if (choice === 'auto' || choice === 'none') return choice;
  if (!profile.forcedToolChoice) {
    notes.push(note('settings.toolChoice', 'toolChoice'));
    return 'auto';
  }
  if (choice === 'required') return choice;
  const name = names.toWire(choice.tool);
  return freeform.has(choice.tool)
    ? { type: 'custom', custom: { name } }
    : { type: 'function', function: { name } };
}
