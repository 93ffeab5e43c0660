import type { OfferedTool, ToolDefinition } from '../../agent/tool.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Fields, Findings } from '../import/fields.ts';
import { note } from '../note.ts';
import { cacheIn, needed, refuseRest } from './import-context.ts';

const noArguments = { type: 'object', properties: {} } as const;

/** What a freeform tool takes from models that know only JSON. */
const freeText = {
  type: 'object',
  properties: { input: { type: 'string' } },
  required: ['input'],
  additionalProperties: false,
} as const;

/** The tools that a body offers, functions of old included; those of other types are the vendor's own. */
export function importTools(body: Fields, findings: Findings): readonly OfferedTool[] {
  const tools = (body.objects('tools') ?? []).map(importTool);
  const functions = body.objects('functions') ?? [];
  if (functions.length > 0)
    findings.notes.push(note('functions', 'normalised', 'functions are tools of that type'));
  return [...tools, ...functions.map((each) => functionTool(each))];
}

function importTool(tool: Fields): OfferedTool {
  const type = tool.text('type');
  if (type === undefined && tool.raw('type') === undefined) tool.missing('type');
  switch (type) {
    case 'function': {
      const definition = tool.object('function');
      if (definition === undefined && tool.raw('function') === undefined) tool.missing('function');
      const cache = cacheIn(tool);
      refuseRest(tool);
      return definition === undefined
        ? { name: '', description: '', parameters: noArguments }
        : { ...functionTool(definition), ...cache };
    }
    case 'custom': {
      const definition = tool.object('custom');
      if (definition === undefined && tool.raw('custom') === undefined) tool.missing('custom');
      refuseRest(tool);
      return definition === undefined
        ? { name: '', description: '', parameters: freeText, freeform: {} }
        : customTool(definition);
    }
    case undefined:
    default:
      return { hosted: 'openai.chat', item: tool.whole() };
  }
}

function functionTool(definition: Fields): ToolDefinition {
  const strict = definition.flag('strict');
  const tool = {
    name: needed(definition, 'name'),
    description: definition.text('description') ?? '',
    parameters: definition.json('parameters') ?? noArguments,
    ...(strict === undefined ? {} : { strict }),
  };
  refuseRest(definition);
  return tool;
}

function customTool(definition: Fields): ToolDefinition {
  const format = definition.json('format');
  const tool = {
    name: needed(definition, 'name'),
    description: definition.text('description') ?? '',
    parameters: freeText,
    freeform: format === undefined ? {} : { format: flat(format) },
  };
  refuseRest(definition);
  return tool;
}

/** A grammar stands one level deeper here than in Responses and in our tools. */
function flat(format: JsonObject): JsonObject {
  const { grammar, ...rest } = format;
  return isObject(grammar) ? { ...rest, ...grammar } : format;
}
