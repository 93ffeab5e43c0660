import type { OfferedTool } from '../../agent/tool.ts';
import type { Fields } from '../import/fields.ts';
import { cacheOf } from './cache.ts';

const noArguments = { type: 'object', properties: {} } as const;

/** The tools that a body offers: the caller's own, and those that the vendor runs, which have a type. */
export function importTools(body: Fields): readonly OfferedTool[] {
  return (body.objects('tools') ?? []).map((tool) => {
    const type = tool.raw('type');
    return type === undefined || type === 'custom'
      ? ownTool(tool)
      : { hosted: 'anthropic.messages', item: tool.whole() };
  });
}

function ownTool(tool: Fields): OfferedTool {
  const name = tool.text('name');
  if (name === undefined) tool.missing('name');
  const parameters = tool.json('input_schema');
  if (parameters === undefined) tool.missing('input_schema');
  const strict = tool.flag('strict');
  const cache = cacheOf(tool.raw('cache_control'));
  const imported = {
    name: name ?? '',
    description: tool.text('description') ?? '',
    parameters: parameters ?? noArguments,
    ...(strict === undefined ? {} : { strict }),
    ...(cache === undefined ? {} : { cache }),
  };
  for (const field of Object.keys(tool.rest())) tool.refuse(field, 'can’t be carried: leave it out');
  return imported;
}
