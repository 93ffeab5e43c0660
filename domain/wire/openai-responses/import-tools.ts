import type { HostedTool, OfferedTool, ToolDefinition } from '../../agent/tool.ts';
import type { Fields } from '../import/fields.ts';
import { needed } from './import-content.ts';

const noArguments = { type: 'object', properties: {} } as const;

/** What a model that knows only JSON is told of a tool that takes free text. */
const oneText = {
  type: 'object',
  properties: { input: { type: 'string' } },
  required: ['input'],
  additionalProperties: false,
} as const;

/** Tools that the caller runs, in a form that only this vendor has. */
const bound = ['computer', 'computer_use', 'computer_use_preview', 'local_shell', 'apply_patch'];

/** The tools that a body offers: the caller's own, and those that the vendor runs. */
export function importTools(body: Fields): readonly OfferedTool[] {
  return (body.objects('tools') ?? []).map((tool) => {
    switch (tool.text('type')) {
      case 'function':
        return functionTool(tool);
      case 'custom':
        return customTool(tool);
      case undefined:
        if (tool.raw('type') === undefined) tool.missing('type');
        return hostedTool(tool);
      default:
        checkHosted(tool);
        return hostedTool(tool);
    }
  });
}

/** Strict is the default of this API. */
function functionTool(tool: Fields): ToolDefinition {
  const given = tool.flag('strict');
  const imported = {
    name: needed(tool, 'name'),
    description: tool.text('description') ?? '',
    parameters: tool.json('parameters') ?? noArguments,
    strict: given ?? true,
  };
  refuseRest(tool);
  return imported;
}

function customTool(tool: Fields): ToolDefinition {
  const format = tool.json('format');
  const imported = {
    name: needed(tool, 'name'),
    description: tool.text('description') ?? '',
    parameters: oneText,
    freeform: format === undefined ? {} : { format },
  };
  refuseRest(tool);
  return imported;
}

function hostedTool(tool: Fields): HostedTool {
  return { hosted: 'openai.responses', item: tool.whole() };
}

/** What the vendor's tool would ask back in a form that nobody else can answer. */
function checkHosted(tool: Fields): void {
  const type = tool.raw('type');
  const where = tool.object('environment')?.raw('type');
  if (bound.includes(String(type)) || (type === 'shell' && where === 'local'))
    tool.refuse('type', 'is run by the caller in a form of this vendor’s: offer a function instead');
  if (type === 'mcp' && tool.raw('require_approval') !== 'never')
    tool.refuse('require_approval', 'asks for approvals in a form of this vendor’s: set it to "never"');
  if (type === 'tool_search' && tool.raw('execution') === 'client')
    tool.refuse('execution', 'is run by the caller in a form of this vendor’s: leave it to the vendor');
}

function refuseRest(tool: Fields): void {
  for (const name of Object.keys(tool.rest())) tool.refuse(name, 'can’t be carried: leave it out');
}
