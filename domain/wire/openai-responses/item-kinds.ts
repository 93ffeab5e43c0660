import type { Fields } from '../import/fields.ts';

/** Items of the caller that only the vendor knows. https://platform.openai.com/docs/api-reference/responses/create */
const callers = [
  'computer_call_output',
  'local_shell_call_output',
  'shell_call_output',
  'apply_patch_call_output',
  'mcp_approval_response',
  'additional_tools',
  'configuration_update',
  'compaction_trigger',
];

const results = ['function_call_output', 'custom_tool_call_output'];

/** Whose an input item is; what we don't know is the model's. */
export type ItemKind = 'message' | 'result' | 'caller' | 'reference' | 'untyped' | 'model';

/** A message may leave its type out, and so may a reference. */
export function kindOf(item: Fields): ItemKind {
  const type = item.raw('type') ?? (item.raw('role') === undefined ? undefined : 'message');
  if (type === undefined) return item.raw('id') === undefined ? 'untyped' : 'reference';
  if (type === 'message') return 'message';
  if (type === 'item_reference') return 'reference';
  if (typeof type !== 'string') return 'untyped';
  if (results.includes(type)) return 'result';
  return callers.includes(type) ? 'caller' : 'model';
}
